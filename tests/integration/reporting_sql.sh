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
expect_equal "$(sql "select f.cell || ' ' || a.axis from reporting.cell_family f join reporting.cell_axis a on f.cell = 'cell' or a.has_aid union all select 'network_cell ' order by 1")" \
    "$(sed -n 's/^    {"\([a-z_]*\)", *"\([a-z_]*\)" *},$/\2 \1/p' services/reporting/settling.c | LC_ALL=C sort)"

# 40 contracts of ten million euros each: what thousands of contracts are in a month.
it "sums of cents are as large as they must be, moved, computed anew and audited"
{
    cat "$sources/session.sql" "$sources/facts.sql" "$sources/cells.sql"
    cat <<'END'
TRUNCATE cell, pending, settled, contract_signed, contract_extended, contract_broken, contract_ended, contract_converted, aid_repaid;
INSERT INTO contract_signed (contract, position, departement, region2013, region2016, kinds, rqth, is_full_time, is_long, is_renewal,
                             is_first_of_job, is_market, signed_on, starts_on, aid_exact, committed_cents)
SELECT md5(n::text)::uuid, n, '18', '24', '24', '{}', false, true, true, false, true, false, '2013-03-01', '2013-03-01', 0, 1000000000
FROM generate_series(1, 40) n;
INSERT INTO aid_repaid SELECT contract, 100 + position, 1000000000, '2013-03-02' FROM contract_signed;
BEGIN;
SELECT array_agg(contract) AS contracts FROM contract_signed \gset
EXECUTE contribute_contract_signature(:'contracts', 1);
EXECUTE contribute_contract_repayment(:'contracts', 1);
EXECUTE move_contracts;
COMMIT;
SELECT 'pending ' || committed || ' ' || repaid FROM cell_now WHERE territory = 'FR' AND axis = '';
EXECUTE settle_cell('');
EXECUTE mark_cell('');
EXECUTE settle_cell('metier');
EXECUTE mark_cell('metier');
SELECT 'settled ' || committed || ' ' || repaid FROM cell_now WHERE territory = 'FR' AND axis = '';
SELECT 'facts ' || sum(committed) || ' ' || sum(repaid) FROM contract_delta;
END
} | psql --no-psqlrc --quiet --tuples-only --no-align --username=postgres --set=ON_ERROR_STOP=1 >"$state/cents" 2>&1 || broken "$(tail -n 5 "$state/cents")"
{
    cat "$sources/shadow.sql" "$sources/facts.sql" "$sources/cells.sql" "$sources/recompute.sql"
    cat <<'END'
SELECT count(*) FROM copy_live() \g /dev/null
SELECT shadow_copy_facts() \g /dev/null
EXECUTE recompute_cells \g /dev/null
SELECT 'anew ' || committed || ' ' || repaid FROM cell WHERE territory = 'FR' AND axis = '' AND month = month_of('2013-03-01');
SELECT 'differs: ' || d.measure FROM audit_difference() d WHERE d.axis IN ('', 'metier') AND d.measure IN ('committed', 'repaid');
END
} | psql --no-psqlrc --quiet --tuples-only --no-align --username=postgres --set=ON_ERROR_STOP=1 >>"$state/cents" 2>&1 || broken "$(tail -n 5 "$state/cents")"
expect_equal "\
pending 40000000000 40000000000
settled 40000000000 40000000000
facts 40000000000 40000000000
anew 40000000000 40000000000" "$(grep . "$state/cents")"

it "the role dashboard reads the views and nothing else"
expect_success sql dashboard "select count(*) from reporting.indicator_month"
for table in cell contract_signed journal vault place_version; do
    expect_ending 1 sql dashboard "select count(*) from reporting.$table"
    expect_match "permission denied" "$output"
done
