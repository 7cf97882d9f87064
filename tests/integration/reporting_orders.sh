# reporting_orders.sh - what a service feeds of the figures, folded in many orders: sourced by reporting_NAME.sh, whose life is
# reporting_NAME.sql (see reporting_orders.sql).
# shellcheck shell=bash

sources=services/reporting/sql

fold() { # NAME SESSION RUNS FIGURES
    local -a files=("$sources/facts.sql" "$sources/facts_$1.sql" "$sources/cells.sql" "$sources/network.sql")
    [ ! -e "$sources/cells_$1.sql" ] || files+=("$sources/cells_$1.sql")
    cat "$sources/$2" "${files[@]}" tests/integration/reporting_orders.sql "tests/integration/reporting_$1.sql" |
        psql --no-psqlrc --quiet --tuples-only --no-align --username=postgres --set=ON_ERROR_STOP=1 \
            --set=runs="$3" --set=figures="$4" >"$state/outcome" 2>&1 ||
        broken "$(cut -c1-300 "$state/outcome" | tail -n 20)"
}

# Leaves the figures for `figures`.  TABLE: facts that the story makes; those of a shadow are apart.
fold_in_orders() { # NAME WHAT TABLE
    cluster_start
    mkdir -p "$state/log"

    it "folds $2 in one go, one after the other, in any order"
    fold "$1" session.sql 12 "$state/figures"

    it "what moved is what all of it says at once, in every order"
    expect_equal "outcomes 30 different 1" "$(cat "$state/outcome")"

    it "a shadow says the same, and leaves the live figures alone"
    sql "truncate reporting.$3"
    fold "$1" shadow.sql 0 "$state/shadow"
    expect_match "outcomes 6 different 1" "$(cat "$state/outcome")"
    expect_equal "$(cat "$state/figures")" "$(cat "$state/shadow")"
    expect_equal 0 "$(sql "select count(*) from reporting.$3")"
}

figures() { grep -E "^($1) " "$state/figures"; } # MEASURES
