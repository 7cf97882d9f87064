# seats.sh - what stories of two programs of one service share: seats, each with a line of its own to PostgreSQL,
# and the ways in which one can fall silent.
# shellcheck shell=bash
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

takeover_most_ms=5000
is_sanitized && takeover_most_ms=10000

endpoints() { printf 'ipc://run/%s.1.%s ipc://run/%s.2.%s' "$1" "$2" "$1" "$2"; } # SERVICE requests|feed

# A line can be cut without a word: its relay is stopped, and whoever waits at either end hears nothing.
line_lay() { # SEAT
    local folder=$state/line.$1
    mkdir -p "$folder"
    rm -f "$folder/.s.PGSQL.5432"
    setsid setpriv --pdeathsig KILL socat "UNIX-LISTEN:$folder/.s.PGSQL.5432,fork" \
        "UNIX-CONNECT:$PGHOST/.s.PGSQL.5432" >>"$state/log/lines.log" 2>&1 &
    lines[$1]=$!
    remember "-$!" # with those that it forked, which may be stopped
    eventually 10 test -S "$folder/.s.PGSQL.5432"
}
declare -A lines=()
line_signal() { kill "-$2" -- "-${lines[$1]}"; } # SEAT SIGNAL

seat_launch() { # SERVICE NUMBER
    local name=$1 seat=$1.$2
    local -a options=("${service_options[@]}" --set "service.seat=$2")
    PGHOST=$state/line.$seat setsid setpriv --pdeathsig KILL "$(program_of "$name")" \
        --config "$state/network/$name.cfg" --directory "$state" "${options[@]}" \
        </dev/null >>"$state/log/$seat.log" 2>&1 &
    pids[$seat]=$!
}

# What `appui status` says of a seat: "writer 12", "standby 12", or "unreachable".
roles_of() { # SERVICE
    appui status --format json 2>/dev/null | python3 -c "
import json, sys
for one in json.load(sys.stdin)['services']:
    if one['name'] == '$1':
        status = one.get('status', {})
        print(one['seat'], status.get('role', 'unreachable'), status.get('position', 0))" || true
}
is_role() { grep -q "^$2 $3 " <<<"$(roles_of "$1")"; } # SERVICE SEAT ROLE
role_wait() { eventually 30 is_role "$@"; }

now_ms() { date +%s%3N; }
# What a takeover may take: more where the machine is so busy that any command takes long.
most_ms() {
    local begun took
    begun=$(now_ms)
    appui send >/dev/null <<<'{"type": "service.status", "service": "registration", "body": {}}'
    took=$(($(now_ms) - begun))
    printf '%s\n' $((takeover_most_ms + (took > 50 ? 10 * (took - 50) : 0)))
}

# Each lease has an epoch: whoever wrote after another had begun would show here.
expect_one_writer_after_the_other() { # SERVICE
    expect_equal "$(sql "select count(distinct epoch) from $1.journal")" "$(sql "select count(*) from (
        select epoch is distinct from lag(epoch) over (order by position) as is_new from $1.journal) as rows
        where is_new")" "epochs of $1, and how often they changed"
}

# kill; end: asked to; stop: no processor; cut: PostgreSQL says nothing to it any more.
strike() { # HOW SEAT
    case $1 in
        kill) kill -KILL "${pids[$2]}" ;;
        end) kill -TERM "${pids[$2]}" ;;
        stop) kill -STOP "${pids[$2]}" ;;
        cut) line_signal "$2" STOP ;;
    esac
}
heal() { # HOW SEAT
    case $1 in
        kill | end) ;;
        stop) kill -CONT "${pids[$2]}" ;;
        cut) line_signal "$2" CONT ;;
    esac
}

# What was struck is healed, finds another writer, and ends by itself.
expect_end() { # HOW SEAT
    local pid=${pids[$2]} code=0
    heal "$1" "$2"
    eventually 20 is_gone "$pid"
    { wait "$pid" || code=$?; } 2>/dev/null
    unset "pids[$2]"
    [[ $code -ne 0 || $1 = end ]] || broken "$2 ended as if nothing was wrong"
    [[ $1 = kill || $1 = end ]] || expect_match 'another writer took over|turn blocked' "$(tail -n 5 "$state/log/$2.log")"
}
