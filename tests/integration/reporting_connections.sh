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
cancel() { sql "select pg_cancel_backend(pid) from pg_stat_activity where application_name = 'reporting-$1'" >/dev/null; } # CONNECTION
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

it "where the figures are is asked again when the answer fails"
service_stop reporting
hold days day_end "access exclusive"
holds days
service_launch reporting
waits reporting-figures
hold cursors cursor exclusive
waits cursors
let_go days
holds cursors
waits reporting-figures
cancel figures
let_go cursors
luck 20
figures_follow
eventually 20 is_live

it "a question that fails takes none of those behind it with it"
sector='{"type": "indicator.read", "body": {"id": "entrees", "by": ["sector"]}}'
expect_match '"status":"ok"' "$(appui send <<<"$sector")"
hold metiers metier_defined "access exclusive"
holds metiers
printf '%s\n%s\n' "$sector" "$sector" | appui send >"$state/answers.json" 2>&1 &
asked=$!
waits reporting-cells
eventually 10 is_live # it has heard both
cancel cells
waits reporting-cells
let_go metiers
wait "$asked" || broken "$(cat "$state/answers.json")"
expect_equal 2 "$(grep -c '"status":"ok"' "$state/answers.json")" answers

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

# It waits behind another one, and more comes at once than cells are moved by.
it "a question that was asked before a rebuild is not answered from the cells that it leaves behind"
approved() { sql "select count(*) from registration.journal where type = 'job.approved'"; }
has_approved() { [ "$(approved)" -gt "$1" ]; } # MORE THAN
is_rebuilding() { [ "$(sql "select is_current from reporting.projection")" = f ]; }
live() { # SEED UNTIL-SO-MANY: jobs are approved
    touch "$state/book.$1.progress"
    "$build/tests/integration/books_keep" "$state" "$state/book.$1" "$1" 60 >"$state/log/books.log" 2>&1 &
    remember "$!"
    eventually 30 has_approved "$2"
    kill -TERM "$!"
    wait "$!" || true # its life was short
}
question() { printf '{"type": "indicator.read", "body": {"id": "entrees", "by": [%s]}}\n' "${1:-}"; } # AXES
service_stop reporting
service_start reporting --set reporting.rebuild_after=10
live 1 4
figures_follow
eventually 20 is_live
hold metiers metier_defined "access exclusive"
hold half network_cell "access share"
holds metiers
holds half
{ question '"sector"' && question; } | appui send >"$state/answers.json" 2>&1 &
asked=$!
waits reporting-cells
eventually 10 is_live # it has heard both
hold days day_end exclusive
holds days
luck 1
waits reporting-figures # with a batch; what comes now is one batch more
live 2 $(($(approved) + 3))
eventually 10 knows "$(head_of registration)"
let_go days
eventually 10 is_rebuilding
waits reporting-figures
let_go metiers
waits reporting-beside
let_go half
wait "$asked" || broken "$(cat "$state/answers.json")"
python3 - "$state/answers.json" >"$state/second" <<'PYTHON'
import json, sys
answer = json.loads(open(sys.argv[1]).readlines()[1])
print(answer["position"], sum(row.get("numerator", 0) for row in answer["body"]["rows"] if row["series"] == "demandes"))
PYTHON
read -r position figure <"$state/second"
expect_equal "$(sql "select count(*) from registration.journal where type = 'job.approved' and position <= $position")" "$figure" "at $position"
eventually 20 is_live
expect_success appui audit

it "a rebuild that finds no room is begun again, and not all the time"
full_at() { sed -n 's/^[^ ]* \([0-9:.]*\) .*ERROR:  disk_full$/\1/p' "$state/log/postgresql.log"; }
is_full() { [ "$(full_at | wc -l)" -ge "$1" ]; } # TIMES
sql "create table public.saved as select pg_get_functiondef('reporting.recompute_cells'::regproc) as text"
sql "create or replace function reporting.recompute_cells() returns void language plpgsql as 'begin raise disk_full; end'"
begin_rebuild
eventually 20 is_full 3
gap=$(full_at | head -n 2 | python3 -c '
import sys
from datetime import datetime
first, second = (datetime.strptime(line.strip(), "%H:%M:%S.%f") for line in sys.stdin)
print((second - first).seconds * 1000 + (second - first).microseconds // 1000)')
[ "$gap" -ge 500 ] || broken "begun again after $gap ms"
sql "do 'begin execute (select text from public.saved); end'"
eventually 20 is_live
expect_success appui audit

it "figures that stop while the cells are computed can be read once these are there, and are tried again when told"
rewind() {
    local head
    head=$(head_of registration)
    service_stop registration
    sql "delete from registration.journal where position > $head - 10"
    service_start registration
    luck 25
}
is_stopped() { freshness | grep -q '"state":"stopped"'; }
hold half network_cell "access share"
holds half
begin_rebuild
waits reporting-beside
rewind
eventually 30 is_stopped
kill -HUP "${pids[reporting]}"
eventually 10 eval "! is_stopped"
let_go half
eventually 20 is_stopped
expect_match '"status":"ok"' "$(question | appui send 2>&1 || true)"

it "what is accepted while the cells are computed is forgotten, and followed from its beginning"
accept() { expect_success appui follower accept registration reporting --as operator; }
accept
figures_follow
eventually 20 is_live
hold half network_cell "access share"
holds half
begin_rebuild
waits reporting-beside
rewind
eventually 30 is_stopped
accept
let_go half
figures_follow
eventually 20 is_live
expect_equal t "$(sql "select is_current from reporting.projection")"
expect_success appui audit
