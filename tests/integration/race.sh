#!/usr/bin/env bash
# Q2: clients race for the last places of a region, and there is never one approval too many.
. "$(dirname "$0")/lib.sh"

clients=8
race() { # JOBS PLACES
    "$build/tests/integration/race_clients" "$state" "$clients" "$1" "$2" >"$state/race" 2>&1 &
    racers=$!
    remember "$racers"
    eventually 60 eval "grep -q READY '$state/race' || ! kill -0 $racers"
}
finish() { wait "$racers" || broken "the race:" "$(cat "$state/race")"; }
approved_in_journal() { sql "select count(*) from registration.journal where type = 'job.approved'"; }
# Positions are dense and the chain holds: a start verifies both.
start_again() {
    service_stop registration
    service_start registration
}

network_start registration

it "$clients clients race for 10 places with 60 jobs: exactly 10 are approved"
race 60 10
finish
expect_match "approved 10$" "$(cat "$state/race")"
expect_equal 10 "$(approved_in_journal)"
start_again

it "the same while registration is killed in the middle"
for round in 1 2 3; do
    before=$(approved_in_journal)
    places=$((before + 7))
    race 61 "$places"
    # In the middle: some are approved, not yet all; or as soon as the race is over, on a fast machine.
    eventually 60 eval "[ \"\$(approved_in_journal)\" -gt $before ] || ! kill -0 $racers"
    service_kill registration
    service_start registration
    finish
    expect_equal "$places" "$(approved_in_journal)" "approvals, round $round"
    expect_match "approved 7$" "$(cat "$state/race")"
done
start_again
