#!/usr/bin/env bash
# Chaos: everything is killed at any moment, under load, and a client keeps books of what it was answered.
#
#   tests/integration/chaos.sh [ROUNDS] [SEED]     10 rounds unless said; the seed chooses victims and moments
#   SERVICES=registration                          without reporting; VERBOSE=1 names the victims
# time limit: 240 s
. "$(dirname "$0")/lib.sh"

rounds=${1:-10}
seed=${2:-$((RANDOM * 32768 + RANDOM))}
read -ra services <<<"${SERVICES:-registration reporting}"
printf '# %s rounds, seed %s\n' "$rounds" "$seed"
RANDOM=$((seed % 32768))
book=$state/book
touch "$book.progress"

below() { drawn=$((RANDOM % $1)); }
# A moment within the life that goes on: not a wait for anything.
moment() { # MOST-MS
    below "$1"
    sleep "$(printf '0.%03d' "$drawn")"
}

progress() { wc -l <"$book.progress"; }
books_live() { kill -0 "$books" 2>/dev/null; }
is_further() {
    books_live || return 0
    [ "$(progress)" -gt "$1" ]
}
# Answers come again.
life_goes_on() {
    local before
    before=$(progress)
    eventually 60 is_further "$((before + 1))"
    books_live || broken "the books were closed:" "$(cat "$state/log/books.log")"
}

freeze() { # MOST-MS PID…
    local most=$1
    shift
    kill -STOP "$@" 2>/dev/null || true
    moment "$most"
    kill -CONT "$@" 2>/dev/null || true
}

writer_backend() { sql "select pid from pg_stat_activity where application_name = 'registration-writer'" || true; }

kill_all() {
    local name
    for name in "${services[@]}"; do
        service_kill "$name"
    done
}
launch_all() {
    local name
    for name in "${services[@]}"; do
        service_launch "$name"
    done
}

strike() { # VICTIM
    case $1 in
        registration | reporting)
            service_kill "$1"
            moment 200
            service_launch "$1"
            ;;
        services)
            kill_all
            launch_all
            ;;
        postgresql)
            cluster_kill
            moment 300
            cluster_start
            ;;
        restart)
            cluster_stop
            cluster_start
            ;;
        everything)
            cluster_kill
            kill_all
            launch_all
            moment 200
            cluster_start
            ;;
        writer)
            sql "select pg_terminate_backend(pid) from pg_stat_activity
                where application_name ~ '^(registration|reporting)-'" >/dev/null
            ;;
        pause) freeze 900 "${pids[registration]}" ;;
        # Long enough for clients to give the connection up and come on another.
        long-pause)
            kill -STOP "${pids[registration]}"
            sleep 3.4
            kill -CONT "${pids[registration]}"
            ;;
        database-pause)
            # shellcheck disable=SC2046 # a list of numbers
            freeze 900 $(writer_backend)
            ;;
        paused-kill)
            # Killed while its COMMIT is under way.
            # shellcheck disable=SC2046
            kill -STOP $(writer_backend) 2>/dev/null || true
            moment 30
            service_kill registration
            service_launch registration
            # shellcheck disable=SC2046
            kill -CONT $(pgrep -P "$(head -n 1 "$state/pg/postmaster.pid")") 2>/dev/null || true
            ;;
    esac
}

victims=(registration postgresql registration "${services[-1]}" everything writer services pause
    database-pause paused-kill registration postgresql long-pause restart)

it "the network works while books are kept"
network_start "${services[@]}"
"$build/tests/integration/books_keep" "$state" "$book" "$seed" >"$state/log/books.log" 2>&1 &
books=$!
remember "$books"
life_goes_on

it "kill -9 of anything, $rounds times under load: life goes on"
for round in $(seq "$rounds"); do
    below "${#victims[@]}"
    victim=${victims[drawn]}
    [ -z "${VERBOSE:-}" ] || printf '# %s %s\n' "$round" "$victim"
    moment 400
    strike "$victim"
    life_goes_on
    services_run "${services[@]}"
done

it "every request is answered in the end"
kill -TERM "$books"
wait "$books" || broken "the books:" "$(cat "$state/log/books.log")"

it "what was answered is answered again, and stands in the journal once, in its place"
expect_success "$build/tests/integration/books_check" "$state" "$book"
printf '# %s\n# %s\n' "$(cat "$state/log/books.log")" "$output"

it "private rows are there with their events, no more and no fewer"
private() { sql "select count(*) from registration.vault where kind = '$1.private'"; }
registered() { sql "select count(*) from registration.journal where type = '$1.registered'"; }
for thing in person employer tutor; do
    expect_equal "$(registered "$thing")" "$(private "$thing")" "private rows of ${thing}s"
done

it "answers are the same after another start, which verifies the chain"
service_stop registration
service_start registration
expect_success "$build/tests/integration/books_check" "$state" "$book"

[ "${#services[@]}" -eq 1 ] || {
    it "the figures are those of a recomputation"
    figures_follow
    expect_success appui audit
}
