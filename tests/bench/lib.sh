# lib.sh - what the measurements share: results, medians, processors' time, the table.  Sourced by run.
# shellcheck shell=bash

tool() { # NAME ARGUMENTS…: one line of JSON
    local name=$1
    shift
    "$build/tests/bench/$name" "$@"
}

# A number of a tool's line.
number() { # KEY LINE
    sed -n "s/.*\"$1\": \(-\{0,1\}[0-9.]*\).*/\1/p" <<<"$2"
}

calculate() { awk "BEGIN { printf \"${2:-%.2f}\", $1 }"; }

# One value of one round.
record() { # NAME VALUE
    [ -n "$2" ] || broken "$1: nothing was measured"
    echo "$2" >>"$state/results/$1"
}

median() { # NAME
    sort -g "$state/results/$1" | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'
}

# One line of the table, in ASCII so that columns stay in line; the unit goes behind both numbers.
failed=0
row() { # LABEL VALUE RELATION TARGET [UNIT]
    local verdict=ok unit=${5:+ $5}
    awk "BEGIN { exit !($2 $3 $4) }" || {
        verdict='NOT REACHED'
        failed=$((failed + 1))
    }
    printf '%s|%s%s|%s %s%s|%s\n' "$1" "$2" "$unit" "$3" "$4" "$unit" "$verdict" >>"$state/table"
}
# Something measured that has no target.
note() { printf '  %s: %s\n' "$1" "$2" >>"$state/notes"; }

table() {
    printf 'Measured (medians):\n'
    cat "$state/notes"
    printf '\nFigures:\n'
    awk -F'|' '{ for (i = 1; i <= 4; i++) { cell[NR, i] = $i; if (length($i) > wide[i]) wide[i] = length($i) } }
        END { for (n = 1; n <= NR; n++) { line = "  ";
                for (i = 1; i <= 4; i++) line = line sprintf("%s%*s", cell[n, i], wide[i] - length(cell[n, i]) + 2, "");
                sub(/ +$/, "", line); print line } }' "$state/table"
}

# --- processors' time ---------------------------------------------------------------------------------

ticks=$(getconf CLK_TCK)

# Seconds used so far by these processes (with the children that they have waited for).
seconds_of() { # PID…
    local pid total=0
    for pid; do
        [ ! -r "/proc/$pid/stat" ] || total=$((total + $(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null |
            awk '{ print $12 + $13 + $14 + $15 }') + 0))
    done
    calculate "$total / $ticks" %.3f
}

# Of PostgreSQL, all its processes together.
seconds_of_postgres() {
    local -a processes
    mapfile -t processes < <(head -n 1 "$state/pg/postmaster.pid")
    mapfile -t -O 1 processes < <(pgrep -P "${processes[0]}")
    seconds_of "${processes[@]}"
}

# Proportional share of memory, in MB (10^6 bytes).
pss() { # PID
    awk '/^Pss:/ { printf "%.1f", $2 * 1.024 / 1000 }' "/proc/$1/smaps_rollup"
}

# --- the network -----------------------------------------------------------------------------------------

say() { printf '%s\n' "$*" >&2; }

# WAL segments that exist already, as in a system that has run for a while: fact 14 of messaging.md.
cluster_warm() {
    sql "create table warm as select g, repeat(md5(g::text), 12) as text from generate_series(1, 2500000) g"
    sql "drop table warm"
    sql checkpoint
    sql checkpoint
}

# A journal without a row, and the service on it.
registration_fresh() { # [OPTION…]
    [ -z "${pids[registration]:-}" ] || service_stop registration
    sql "set client_min_messages = warning; drop schema if exists registration cascade"
    PGUSER=postgres deploy/database registration 2>/dev/null
    service_start registration "$@"
}

machine() {
    printf 'machine: %s, %s processors, %s MB; Linux %s; PostgreSQL %s, libzmq %s; load average %s\n' \
        "$(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)" \
        "$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)" "$(uname -r)" \
        "$(sql 'show server_version' | cut -d ' ' -f 1)" \
        "$(pkg-config --modversion libzmq 2>/dev/null || echo '?')" "$(cut -d ' ' -f 1-3 /proc/loadavg)"
}
