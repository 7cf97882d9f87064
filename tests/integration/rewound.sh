#!/usr/bin/env bash
# Fact 12: a restored backup or a failover to a lagging standby rewinds a journal. Who followed it never skips: the
# figures stop and say so, until an operator accepts; then they are rebuilt.
. "$(dirname "$0")/lib.sh"

luck() { expect_success "$build/tests/integration/wire_luck" "$state" many "$1"; }
cursor() { sql "select coalesce(max(position), 0) from reporting.cursor where source = 'registration' and filter = ''"; }
entries() { appui send 2>/dev/null <<<'{"type": "indicator.read", "body": {"id": "entrees"}}' || true; }
says_stopped() { appui send <<<'{"type": "freshness.get", "body": {}}' | grep -q '"state":"stopped"'; }
figures_stopped() { grep -q 'figures stopped.*rewound' "$state/log/reporting.log"; }

network_start
luck 60
figures_follow

it "a slow query that is repeated meanwhile is made once"
expect_success "$build/tests/integration/wire_asks" "$state" slow

it "nothing can be accepted where nothing was rewound"
expect_ending 1 appui follower accept registration reporting --as operator
expect_success appui audit

it "a journal that goes on otherwise behind the cursor stops the figures, which say so"
head=$(head_of registration)
service_stop registration
sql "delete from registration.journal where position > $head - 10"
service_start registration
luck 25
eventually 30 figures_stopped
expect_equal "$head" "$(cursor)" "where the figures stand"
expect_match "rewound" "$(appui status 2>&1)$(appui send <<<'{"type": "freshness.get", "body": {}}')"

it "a restart of the figures changes nothing about it"
service_stop reporting
service_launch reporting
eventually 30 eval "[ \"\$(grep -c 'figures stopped.*rewound' '$state/log/reporting.log')\" -ge 2 ]"
expect_equal "$head" "$(cursor)" "where the figures stand"

it "a crash of PostgreSQL takes the cells with it: figures that stand still are not read as zeros"
expect_match '"status":"ok"' "$(entries)"
cluster_kill
cluster_start
eventually 30 says_stopped
expect_match '"status":"unavailable"' "$(entries)"
expect_equal f "$(sql "select bool_or(is_current) from reporting.freshness")"

it "an operator accepts: it is journaled, and the figures are rebuilt"
expect_success appui follower accept registration reporting --as operator
expect_equal 1 "$(sql "select count(*) from reporting.journal where type = 'source.rewound'")"
figures_follow
expect_success appui audit
luck 10
figures_follow
expect_success appui audit
