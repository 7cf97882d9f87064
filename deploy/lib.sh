# lib.sh - what the scripts of deploy/ share.  Sourced, never run.
# shellcheck shell=bash

set -euo pipefail

tree=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

# Every instance of the network, a line each: its name, its service, the file of its settings; in the order in
# which they start.  An instance is a file whose group `service` names it.  The folders are APPUI_NETWORK's or,
# without, those of the clone, or of an installed system.
network() {
    local folder file name rank
    local -a folders=("$tree/config" "$tree/config/sample/network")
    [ -d "$tree/config" ] || folders=(/etc/appui)
    [ -z "${APPUI_NETWORK:-}" ] || read -ra folders <<<"$APPUI_NETWORK"
    for folder in "${folders[@]}"; do
        for file in "$folder"/*.cfg; do
            [ -f "$file" ] || continue
            name=$(sed -n 's/^[[:space:]]*instance[[:space:]]*=[[:space:]]*"\([a-z0-9_]*\)".*/\1/p' "$file")
            [ -n "$name" ] || continue
            case $name in
            registration) rank=1 ;;
            regional*) rank=2 ;;
            sectoral*) rank=3 ;;
            dla) rank=4 ;;
            reporting) rank=6 ;;
            *) rank=5 ;;
            esac
            printf '%s %s %s %s\n' "$rank" "$name" "$(service_of "$name")" "$file"
        done
    done | sort -k 1,2 | cut -d ' ' -f 2-
}

# regional_ouest is an instance of regional.
service_of() { printf '%s\n' "${1%%_*}"; }

say() { printf '%s\n' "$*" >&2; }
die() {
    say "$(basename "$0"): $*"
    exit 1
}

is_root() { [ "$(id -u)" -eq 0 ]; }

# Runs as root: directly, or through sudo for an ordinary user.
as_root() {
    if is_root; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "this needs root, or an account that may use sudo: $*"
    fi
}

# PostgreSQL refuses to run as root: there it runs as Debian's account `postgres`.
as_postgres() {
    if is_root; then
        (cd / && exec runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

# PostgreSQL's own programs: the newest server that Debian installed.
postgres_programs() {
    local programs
    programs=$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)
    [ -x "$programs" ] || die "PostgreSQL is not installed: run deploy/packages run"
    dirname "$programs"
}

short_hash() { printf '%s' "$1" | sha256sum | cut -c 1-12; }

# Whether PostgreSQL's account can go through every folder down to this one.
postgres_reaches() {
    ! is_root || as_postgres test -x "$1"
}

# Where a clone keeps what it runs on: var/, or outside when PostgreSQL's account cannot come in.
state_directory() {
    if [ -n "${APPUI_DIRECTORY:-}" ]; then
        realpath -m "$APPUI_DIRECTORY"
    elif postgres_reaches "$tree"; then
        printf '%s/var\n' "$tree"
    else
        printf '/var/lib/appui/%s\n' "$(short_hash "$tree")"
    fi
}

# A Unix socket's path has at most 107 bytes: below a deep folder it is kept elsewhere.
socket_directory() {
    local inside=$1/pg-socket
    if [ "$(printf '%s/.s.PGSQL.5432' "$inside" | wc -c)" -le 107 ]; then
        printf '%s\n' "$inside"
    elif is_root; then
        printf '/run/appui-%s\n' "$(short_hash "$1")"
    else
        printf '%s/appui-%s\n' "${XDG_RUNTIME_DIR:-/tmp}" "$(short_hash "$1")"
    fi
}

# What psql, the services and the command need to find a private cluster.
postgres_environment() {
    PGHOST=$(socket_directory "$1")
    export PGHOST PGPORT=5432 PGDATABASE=appui PGCONNECT_TIMEOUT=10
    unset PGHOSTADDR PGUSER PGPASSWORD PGSERVICE PGOPTIONS PGSSLMODE
}

# Waits until a command succeeds: wait_for SECONDS COMMAND…
wait_for() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.05
    done
}

# Gone, or dead and not yet buried (in a container nobody may do it).
is_gone() {
    [ ! -e "/proc/$1" ] || grep -qs '^State:.Z' "/proc/$1/status"
}

# A process is ours when its number still belongs to the program that we started.
process_is() {
    local pid=$1 program=$2
    [ -n "$pid" ] && [ "$(readlink "/proc/$pid/exe" 2>/dev/null)" = "$program" ]
}
