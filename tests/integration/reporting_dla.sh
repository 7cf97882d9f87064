#!/usr/bin/env bash
# The figures that the DLA feeds: worked out by hand, and the same in whatever order its events come.
# time limit: 60 s
. "$(dirname "$0")/lib.sh"

sources=services/reporting/sql
cluster_start
mkdir -p "$state/log"

fold() { # RUNS
    {
        cat "$sources/session.sql" "$sources/facts_dla.sql" tests/integration/reporting_dla.sql
    } | psql --no-psqlrc --quiet --tuples-only --no-align --username=postgres --set=ON_ERROR_STOP=1 \
        --set=runs="$1" >"$state/outcome" 2>&1 || broken "$(cut -c1-300 "$state/outcome" | tail -n 20)"
}

it "folds the life of seven referrals in one go, one by one, twice, in random batches, in random order"
fold 10

it "all leave the figures worked out by hand, and those moved step by step are those of the views"
expect_match "differences 0" "$(cat "$state/outcome")"

it "and it was not about nothing"
expect_match "events 41 types 12" "$(cat "$state/outcome")"
expect_match "facts 41" "$(cat "$state/outcome")"
