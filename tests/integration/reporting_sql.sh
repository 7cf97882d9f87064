#!/usr/bin/env bash
# Figures are a function of the journal: however a life is cut into batches, and in whatever order, the facts and the
# cells are the same, and the cells that were moved step by step are those computed at once.
# time limit: 120 s
. "$(dirname "$0")/lib.sh"

sources=services/reporting/sql
cluster_start
mkdir -p "$state/log"

fold() { # JOBS RUNS
    {
        cat "$sources/session.sql" "$sources/facts.sql" "$sources/cells.sql" "$sources/network.sql" \
            "$sources/cells_regional.sql" "$sources/recompute.sql"
        cat tests/integration/reporting_sql.sql
        echo "SELECT 'outcome ' || count(*) || ' facts ' || count(DISTINCT facts) || ' cells ' || count(DISTINCT cells) FROM outcome;"
        echo "SELECT 'events ' || count(*) FROM event;"
        echo "SELECT 'touched ' || count(*) FROM cell WHERE running <> 0;"
    } | psql --no-psqlrc --quiet --tuples-only --no-align --username=postgres --set=ON_ERROR_STOP=1 \
        --set=jobs="$1" --set=runs="$2" >"$state/outcome" 2>&1 || broken "$(cut -c1-300 "$state/outcome" | tail -n 20)"
}

it "folds the same life in one go, in random batches, in random order, and from the facts at once"
fold 150 3

it "all leave the same facts and the same cells"
expect_match "outcome 8 facts 1 cells 1" "$(cat "$state/outcome")"

it "and it was not about nothing"
expect_match "events [0-9]{3,}" "$(cat "$state/outcome")"
expect_match "touched [0-9]{2,}" "$(cat "$state/outcome")"

it "the service settles every axis that there is"
expect_equal "$(sql "select a.axis from reporting.cell_family f join reporting.cell_axis a on f.cell = 'cell' or a.has_aid order by f.cell desc, a.axis")" \
    "$(sed -n 's/^    {"\([a-z_]*\)", *\(false\|true\) *},$/\2 \1/p' services/reporting/settling.c | sort | sed 's/^[a-z]* //')"

it "the role dashboard reads the views and nothing else"
expect_success sql dashboard "select count(*) from reporting.indicator_month"
for table in cell contract_signed journal vault person_version; do
    expect_ending 1 sql dashboard "select count(*) from reporting.$table"
    expect_match "permission denied" "$output"
done
