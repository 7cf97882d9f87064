#!/usr/bin/env bash
# The figures stand on several connections to PostgreSQL: each of them may be lost alone, at any moment, while the journals go
# on.  Nothing is lost or counted twice, and nobody is told what is not so.
# time limit: 120 s
. "$(dirname "$0")/lib.sh"

luck() { expect_success "$build/tests/integration/wire_luck" "$state" many "$1"; }
freshness() { appui send <<<'{"type": "freshness.get", "body": {}}'; }
knows() { freshness | grep -q "\"known\":$1,"; } # POSITION
is_live() { freshness | grep -q '"state":"live"'; }
end() { sql "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'reporting-$1'" >/dev/null; } # CONNECTION
are() { # COUNT CONDITION: sessions
    [ "$(sql "select count(*) from pg_stat_activity where $2")" -eq "$1" ]
}
waits() { eventually 20 are 1 "application_name = '$1' and wait_event_type = 'Lock'"; } # SESSION

# A session that holds a lock until it is told to let go.
declare -A holders=()
hold() { # NAME TABLE MODE
    local in
    mkfifo "$state/$1"
    PGAPPNAME=$1 psql --no-psqlrc --quiet --username=postgres <"$state/$1" >>"$state/log/holders.log" 2>&1 &
    remember "$!"
    exec {in}>"$state/$1"
    holders[$1]=$in
    echo "begin; lock table reporting.$2 in $3 mode;" >&"$in"
}
holds() { eventually 10 are 1 "application_name = '$1' and state = 'idle in transaction'"; } # NAME
let_go() { # NAME
    local in=${holders[$1]}
    echo "commit;" >&"$in"
    exec {in}>&-
    rm "$state/$1"
}

network_start
luck 60
figures_follow

it "what comes while the connection that writes the facts is made anew is not skipped"
hold days day_end "access exclusive"
holds days
end figures
waits reporting-figures
luck 20
hold cursors cursor exclusive
waits cursors
let_go days
holds cursors
waits reporting-figures
luck 20
eventually 10 knows "$(head_of registration)"
kill -STOP "${pids[registration]}" # says nothing again, until the connection is lost once more
let_go cursors
eventually 10 are 1 "application_name = 'reporting-figures' and state = 'idle'"
end figures
kill -CONT "${pids[registration]}"
figures_follow
eventually 20 is_live
expect_success appui audit

# Everything is computed anew after a start that finds the cells not current.
begin_rebuild() {
    service_stop reporting
    sql "update reporting.projection set is_current = false"
    service_launch reporting
}

# Whatever comes of it: the half that goes on ends, and the connection that was lost is there again, before the figures look.
it "cells that are computed while a connection is lost are not said to be current before they are computed again"
hold half network_cell "access share"
holds half
begin_rebuild
waits reporting-beside
eventually 20 are 1 "application_name = 'reporting-figures' and state = 'idle'"
end figures
waits reporting-figures
kill -STOP "${pids[reporting]}"
let_go half
eventually 20 are 2 "application_name in ('reporting-figures', 'reporting-beside') and state = 'idle'"
hold again cell "access share"
holds again
kill -CONT "${pids[reporting]}"
waits reporting-figures
expect_equal f "$(sql "select is_current from reporting.projection")"
let_go again
eventually 20 is_live
expect_success appui audit
