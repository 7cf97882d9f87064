#!/usr/bin/env bash
# Bad luck, one kind at a time: the dangerous facts of docs/messaging.md on a real registration and PostgreSQL.
# time limit: 180 s
. "$(dirname "$0")/lib.sh"

luck() { # CASE COUNT
    output=$("$build/tests/integration/wire_luck" "$state" "$@" 2>&1) ||
        broken "wire_luck $*: $output" "$(appui status 2>&1)" "$(sql "select application_name, state, wait_event, query
            from pg_stat_activity where application_name ~ '^registration-'")"
}
follow() { # AFTER HASH [DEPARTEMENTS [TYPES [TARGET]]]
    "$build/tests/integration/wire_follow" "$state" "$1" "$2" "${3:-}" "${4:-}" "${5:-0}" 2>&1
}
is_said() { grep -q -- "$2" "$state/log/$1.log"; } # LOG WORDS
writers() { sql "select count(*) from pg_stat_activity where application_name = 'registration-writer'"; }
terminate_writer() {
    sql "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'registration-writer'" >/dev/null
}
# It must end by itself, with these words.
expect_end() { # WORDS
    eventually 30 eval "! kill -0 ${pids[registration]}"
    wait "${pids[registration]}" && broken "registration ended as if nothing was wrong"
    unset "pids[registration]"
    expect_match "$1" "$(tail -n 5 "$state/log/registration.log")"
}

network_start registration

it "bits flipped on the way, both ways: the client comes back, nothing is lost or doubled (fact 2)"
before=$(head_of registration)
luck flip 2000
expect_equal $((before + 2000)) "$(head_of registration)"

it "the writer's backend killed in the middle of batches: nothing is lost or doubled (fact 9)"
before=$(head_of registration)
"$build/tests/integration/wire_luck" "$state" many 5000 >"$state/many" 2>&1 &
many=$!
remember "$many"
for round in 1 2 3 4 5; do
    eventually 30 eval "[ \"\$(head_of registration)\" -ge $((before + round * 400)) ]"
    terminate_writer
done
wait "$many" || broken "$(cat "$state/many")"
expect_equal $((before + 5000)) "$(head_of registration)"

it "a request that the database refuses is refused alone; all others of its batch are accepted (fact 9)"
before=$(head_of registration)
sql "alter table registration.journal add constraint no_corsica check (departement <> '2A') not valid"
luck culprit 200
sql "alter table registration.journal drop constraint no_corsica"
expect_equal $((before + 199)) "$(head_of registration)"
luck many 10

it "followers see every event once, from any cursor, filtered or not"
read -r position hash events <<<"$(follow 0 -)"
expect_equal "$(head_of registration)" "$position"
expect_equal "$position" "$events"
read -r again same events <<<"$(follow 1000 "$(sql "select encode(hash, 'hex') from registration.journal where position = 1000")")"
expect_equal "$position $hash $((position - 1000))" "$again $same $events"
read -r again _ events <<<"$(follow 0 - 75)"
expect_equal "$position" "$again" "a filtered follower advances"
expect_equal "$(sql "select count(*) from registration.journal where departement in ('75', '')")" "$events"
read -r again _ events <<<"$(follow 0 - '' place.registered)"
expect_equal "$(sql "select count(*) from registration.journal where type = 'place.registered'")" "$events"

it "a follower finds a producer that was killed and is back at once"
follow "$position" "$hash" '' '' $((position + 5)) >"$state/following" &
following=$!
remember "$following"
eventually 20 eval "is_said registration 'after=$position'"
service_kill registration
service_start registration
luck many 5
wait "$following" || broken "$(cat "$state/following")"
expect_equal "$((position + 5))" "$(cut -d ' ' -f 1 "$state/following")"

it "a follower with another hash, or ahead of the journal, is refused: it never skips (fact 12)"
expect_ending 1 follow 100 "$hash"
expect_match "rewound" "$output"
expect_ending 1 follow $((position + 100)) "$hash"
expect_match "rewound" "$output"

it "a journal that was rewound and went on otherwise is refused to who followed it before (fact 12)"
read -r position hash events <<<"$(follow 0 -)"
service_stop registration
sql "delete from registration.journal where position > $position - 10"
service_start registration
luck many 30
expect_ending 1 follow "$position" "$hash"
expect_match "rewound" "$output"
read -r position _ events <<<"$(follow 0 -)"
expect_equal "$position" "$events"

it "a second writer stands by, and takes over when the first loses its lease, which then stops (fact 13)"
second=("${service_options[@]}" --set service.requests=ipc://run/second.requests --set service.feed=ipc://run/second.feed)
setsid setpriv --pdeathsig KILL "$build/bin/appui-registration" --config "$top/config/registration.cfg" \
    --directory "$state" "${second[@]}" </dev/null >>"$state/log/second.log" 2>&1 &
other=$!
remember "$other"
eventually 20 is_said second "standing by"
expect_equal 1 "$(wc -l <"$state/log/second.log")"
luck many 5
# Paused, it keeps its lease; its backend terminated, it has lost it without knowing.
kill -STOP "${pids[registration]}"
terminate_writer
eventually 20 is_said second 'event="ready"'
kill -CONT "${pids[registration]}"
expect_end "another writer took over"
kill -TERM "$other"
wait "$other"
service_start registration
luck many 5

it "a writer whose positions were taken by another one stops (fact 13)"
head=$(head_of registration)
sql "insert into registration.journal select position + 1, epoch, recorded_at, null, 0, 0, principal, account, type,
    version, departement, body, hash from registration.journal where position = $head"
"$build/tests/integration/wire_luck" "$state" many 1 >/dev/null 2>&1 &
remember $!
expect_end "taken by another writer"
sql "delete from registration.journal where position > $head"

it "an altered past stops the start, and is named"
sql "update registration.journal set body = set_byte(body, 5, get_byte(body, 5) # 1) where position = 50"
service_launch registration
expect_end "position 50: the hash does not continue"
sql "update registration.journal set body = set_byte(body, 5, get_byte(body, 5) # 1) where position = 50"

it "so does a missing row"
sql "create table kept as select * from registration.journal where position = 60"
sql "delete from registration.journal where position = 60"
service_launch registration
expect_end "position 61: a row is missing"
sql "insert into registration.journal select * from kept; drop table kept"
service_start registration
luck many 5
