# lib.sh - what the stories share.  A story is a script that begins with
#
#     . "$(dirname "$0")/lib.sh"
#     network_start                      # cluster, roles, schemas, keys, registration, reporting
#     it "says what is expected, in a sentence"
#     expect_equal 3 "$(appui … )"
#
# Each `it` is one test; it fails with the first expectation that does not hold, and ends the story.
# Every story has a state directory of its own ($state) and a PostgreSQL of its own; both vanish at the end,
# with everything the story started.  APPUI_KEEP=1 keeps the directory.
# shellcheck shell=bash

set -Eeuo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
build=${BUILD:-build}
[[ $build == /* ]] || build=$top/$build
cd "$top"

state=$(mktemp -d "${TMPDIR:-/tmp}/appui-story.XXXXXX")
chmod 711 "$state"
# Segments made in advance would only fill the disk here.
export APPUI_DIRECTORY=$state APPUI_CONFIG=$top/config/appui.cfg APPUI_MIN_WAL=80MB
# The network of a story is what it starts: instance_add brings the files of settings together.
mkdir "$state/network"
export APPUI_NETWORK=$state/network
eval "$(deploy/cluster where)"
unset PGHOSTADDR PGUSER PGPASSWORD PGSERVICE PGOPTIONS
declare -A pids=()
declare -a others=()
sentence=

# --- sentences and expectations -------------------------------------------------------------------

passed() {
    [ -z "$sentence" ] || printf 'ok - %s\n' "$sentence"
    sentence=
}

it() {
    passed
    sentence=$1
}

# Ends the story: prints what went wrong, and where.
broken() {
    printf '%s\n' "$@" | sed 's/^/#   /'
    exit 1
}

expect_equal() { # EXPECTED ACTUAL [WHAT]
    [ "$1" = "$2" ] || broken "${3:-values} differ" "expected: $1" "     got: $2"
}

expect_match() { # REGULAR-EXPRESSION TEXT
    [[ $2 =~ $1 ]] || broken "expected a match of: $1" "got: $2"
}

expect_no_match() { # REGULAR-EXPRESSION TEXT
    [[ ! $2 =~ $1 ]] || broken "expected no match of: $1" "got: $2"
}

# Runs a command that must end with this exit code; its output is left in $output.
expect_ending() { # CODE COMMAND…
    local expected=$1 code=0
    shift
    output=$("$@" 2>&1) || code=$?
    [ "$code" -eq "$expected" ] || broken "$*" "expected exit code $expected, got $code" "$output"
}

expect_success() { expect_ending 0 "$@"; }
# appui says no, and the text matches.
expect_refused() { # REGULAR-EXPRESSION COMMAND…
    local pattern=$1
    shift
    expect_ending 1 "$@"
    expect_match "$pattern" "$output"
}

# Waits for a condition, never for a time: eventually SECONDS COMMAND…
eventually() {
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$end" ] || broken "did not come true in time: $*"
        sleep 0.02
    done
}

# Slower by far: what measures memory or floods is left to the plain programs.
is_sanitized() { [[ $build == */address-undefined ]]; }

# --- PostgreSQL -----------------------------------------------------------------------------------

# A cluster with roles and schemas takes a second or two to make and a tenth to copy.
cluster_make() {
    local template=${APPUI_TEST_TEMPLATE:-}
    if [ -n "$template" ] && [ -e "$template/pg/PG_VERSION" ]; then
        cp -a "$template/pg" "$state/pg"
        deploy/cluster start
    else
        deploy/cluster init
        deploy/cluster start
        PGUSER=postgres APPUI_NETWORK='' deploy/database 2>"$state/log/database.log"
    fi
}

cluster_start() {
    [ -e "$state/pg/PG_VERSION" ] || cluster_make
    deploy/cluster start
}

cluster_stop() { deploy/cluster stop fast; }

# Gone, or dead and not yet buried.
is_gone() { [ ! -e "/proc/$1" ] || grep -qs '^State:.Z' "/proc/$1/status"; }

# As if the machine had lost its power: the postmaster first, so that it cannot say good-bye.
cluster_kill() {
    local postmaster children
    postmaster=$(head -n 1 "$state/pg/postmaster.pid")
    children=$(pgrep -P "$postmaster" || true)
    # shellcheck disable=SC2086 # a list of numbers
    kill -KILL "$postmaster" $children 2>/dev/null || true
    for pid in $postmaster $children; do
        eventually 10 is_gone "$pid"
    done
}

sql() { # [ROLE] QUERY
    local role=postgres
    [ $# -eq 1 ] || {
        role=$1
        shift
    }
    psql --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 --username="$role" --command="$1"
}

# --- keys, services, the command ------------------------------------------------------------------

appui() { "$build/bin/appui" "$@"; }

keys_make() {
    mkdir -p "$state/run" "$state/log"
    chmod 700 "$state/run"
    [ -e "$state/keys/clients.cfg" ] || appui keys make --sample >/dev/null
}

# An instance joins the network: its settings (from the clone, or those given), keys, and a schema.
instance_add() { # NAME [FILE]
    local name=$1 file=$state/network/$1.cfg
    [ $# -eq 1 ] || cp "$2" "$file"
    [ -e "$file" ] || for file in "$top/config/$name.cfg" "$top/config/sample/network/$name.cfg"; do
        [ ! -e "$file" ] || ln -sfn "$file" "$state/network/$name.cfg"
    done
    [ -e "$state/network/$name.cfg" ] || broken "there are no settings for $name"
}

# What its tables and keys need, once the cluster runs; the others are told by SIGHUP.
instance_prepare() { # NAME…
    local name role
    for name in "$@"; do
        [ -n "$(sql "select 1 from pg_namespace where nspname = '$name'")" ] ||
            PGUSER=postgres deploy/database "$name" 2>>"$state/log/database.log"
        role=${name%%_*}
        [ "$role" != echo ] || role=regional
        grep -qs "\"$name\"" "$state/keys/clients.cfg" || appui keys make "$name" --role "$role" >/dev/null
    done
    for name in "${!pids[@]}"; do
        kill -HUP "${pids[$name]}"
    done
}

# regional_ouest is an instance of regional; the echo is a service of the tests.
program_of() {
    case ${1%%_*} in
    echo) printf '%s\n' "$build/tests/integration/echo_service" ;;
    *) printf '%s\n' "$build/bin/appui-${1%%_*}" ;;
    esac
}

# Starts without waiting; more options follow the name.  $service_options apply to every service.
service_options=(--set service.clock=scenario --set "service.network=$state/network")
service_launch() { # NAME [OPTION…]
    local name=$1
    shift
    setsid setpriv --pdeathsig KILL "$(program_of "$name")" --config "$state/network/$name.cfg" \
        --directory "$state" "${service_options[@]}" "$@" </dev/null >>"$state/log/$name.log" 2>&1 &
    pids[$name]=$!
}

# Reporting is ready when it knows how fresh its figures are, any other when it tells its status.
service_answers() {
    local question=service.status
    [ "$1" != reporting ] || question=freshness.get
    timeout 2 "$build/bin/appui" send >/dev/null 2>&1 \
        <<<"{\"type\": \"$question\", \"service\": \"$1\", \"body\": {}}"
}

# Until it answers; one that ended instead breaks the story with its last words.
service_wait() { # NAME
    local end=$((SECONDS + 60))
    until service_answers "$1"; do
        kill -0 "${pids[$1]}" 2>/dev/null || broken "$1 ended:" "$(tail -n 15 "$state/log/$1.log")"
        [ "$SECONDS" -lt "$end" ] || broken "$1 does not answer:" "$(tail -n 15 "$state/log/$1.log")"
        sleep 0.02
    done
}

service_start() {
    service_launch "$@"
    service_wait "$1"
}

# By a signal (TERM unless said), until it is gone.  One that is asked to stop ends well.
service_stop() { # NAME [SIGNAL]
    local pid=${pids[$1]} code=0
    kill "-${2:-TERM}" "$pid" 2>/dev/null || true
    { wait "$pid" || code=$?; } 2>/dev/null
    unset "pids[$1]"
    [ $# -gt 1 ] || [ "$code" -eq 0 ] ||
        broken "$1 ended with code $code:" "$(tail -n 15 "$state/log/$1.log")"
}

service_kill() { service_stop "$1" KILL; }

service_runs() { kill -0 "${pids[$1]}" 2>/dev/null; }
# Nobody may end by themselves, whatever happens to the others.
services_run() { # NAME…
    local name
    for name in "$@"; do
        service_runs "$name" || broken "$name ended:" "$(tail -n 15 "$state/log/$name.log")"
    done
}

# Remembers another process of the story, to be ended with it.
remember() { others+=("$1"); }

network_start() { # [SERVICE…]
    local name
    [ $# -gt 0 ] || set -- registration reporting
    for name in "$@"; do
        instance_add "$name"
    done
    cluster_start
    keys_make
    instance_prepare "$@"
    for name in "$@"; do
        service_launch "$name"
    done
    for name in "$@"; do
        service_wait "$name"
    done
}

network_stop() {
    local name
    for name in "${!pids[@]}"; do
        service_stop "$name"
    done
    cluster_stop
}

# Position of a service's journal, as the database has it.
head_of() { sql "select coalesce(max(position), 0) from $1.journal"; }

# Until reporting has taken in all that registration wrote.
figures_follow() {
    local head
    head=$(head_of registration)
    eventually 30 eval \
        "[ \"\$(sql \"select coalesce(max(position), 0) from reporting.cursor where source = 'registration' and filter = ''\")\" -ge $head ]"
}

# What every journal says but where: a line for each event, whatever the order in which several sources were heard.
# Reporting's own tells when its days were closed, which is nobody's fact.
journals_write() { # DIRECTORY SERVICE…
    local directory=$1 name
    shift
    mkdir -p "$directory"
    for name in "$@"; do
        [ "$name" = reporting ] || sql "select type, departement, recorded_at, encode(body, 'hex')
            from $name.journal order by type, body, recorded_at" >"$directory/$name"
    done
}

# Two folders hold the same; else the first differences are told.
expect_same() { # EXPECTED ACTUAL
    local differences
    differences=$(diff -r "$1" "$2") || broken "$1 and $2 differ, in $(grep -c '^[<>]' <<<"$differences") lines" "$(head -n 30 <<<"$differences" | cut -c 1-400)"
}

# --- the end --------------------------------------------------------------------------------------

# shellcheck disable=SC2317 # called by the trap
story_end() {
    local code=$? name
    trap '' INT TERM
    if grep -qsE 'Sanitizer: |runtime error: ' "$state"/log/*.log; then
        grep -hE -A 12 'Sanitizer: |runtime error: ' "$state"/log/*.log | head -n 30 | sed 's/^/#   /'
        sentence="no sanitizer complains" code=1
    fi
    if [ "$code" -eq 0 ]; then
        passed
    else
        printf 'not ok - %s\n' "${sentence:-the story begins}"
        for name in "$state"/log/*.log; do
            [ ! -s "$name" ] || tail -n 8 "$name" | sed "s|^|#   $(basename "$name"): |"
        done
    fi
    exec 2>/dev/null # bash would tell each death
    for name in $(jobs -p) "${others[@]}"; do
        kill -KILL "$name" || true
    done
    wait
    [ ! -e "$state/pg/PG_VERSION" ] || deploy/cluster stop immediate >/dev/null 2>&1 || true
    [ -n "${APPUI_KEEP:-}" ] || rm -rf "$state" "$PGHOST"
    exit "$code"
}
trap story_end EXIT
trap 'exit 130' INT TERM HUP
trap 'printf "#   %s, line %s: %s\n" "$(basename "${BASH_SOURCE[0]}")" "$LINENO" "$BASH_COMMAND" >&2' ERR
