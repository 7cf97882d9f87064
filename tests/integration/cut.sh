#!/usr/bin/env bash
# Lines that are cut and heal while jobs arrive: the hub goes on by itself, and has every case once when the line is
# back.  Its line to registration's feed goes through a relay: killed, both ends notice; stopped, nobody is told.
. "$(dirname "$0")/lib.sh"

uuid() { cat /proc/sys/kernel/random/uuid; }
employer=$(uuid) place=$(uuid) relay=
proposed() { sql "select count(*) from registration.journal where type = 'job.proposed'"; }
has_proposed() { [ "$(proposed)" -ge "$1" ]; }
cases() { sql "select count(*) from $1.journal where type = 'case.opened'"; }
has_cases() { [ "$(cases "$1")" -ge "$2" ]; }
propose_many() { # COUNT
    local i
    for ((i = 0; i < $1; i++)); do
        printf '{"type": "job.propose", "as": "regional", "body": {"job": "%s", "employer": "%s", "place": "%s", "metier": "forgeur", "new_service": "fablab", "weekly_minutes": 2100, "kind": "cdd", "months": 36}}\n' \
            "$(uuid)" "$employer" "$place"
    done | appui send --quiet
}
opens() { # NAME: registration has said how often that it follows
    grep -c "follower open.*\"$1\"" "$state/log/registration.log" || true
}
has_opened() { [ "$(opens regional_centre)" -gt "$1" ]; }
relay_start() {
    tests/integration/relay.py "$state/run/relay.feed" "$state/run/registration.feed" &
    relay=$!
    remember "$relay"
    eventually 5 test -S "$state/run/relay.feed"
}
relay_cut() {
    kill -KILL "$relay"
    { wait "$relay" || true; } 2>/dev/null
    rm -f "$state/run/relay.feed"
}
# The hub's own view of the network: registration's feed is at the other end of the relay.
instance_add registration
instance_add regional_centre
instance_add regional_ouest
mkdir "$state/hub"
sed 's|ipc://run/registration.feed|ipc://run/relay.feed|' config/registration.cfg >"$state/hub/registration.cfg"
network_start registration
relay_start
instance_prepare regional_centre regional_ouest
service_start regional_centre --set service.network="$state/hub"
service_start regional_ouest
appui send >/dev/null <<END
{"type": "employer.register", "as": "regional", "body": {"employer": "$employer", "name": "A", "departement": "18", "form": "association", "siret": "51234567900017"}}
{"type": "place.register", "as": "regional", "body": {"place": "$place", "name": "EPN", "kinds": ["epn"], "departement": "18", "employer": "$employer"}}
END

it "a line that is cut again and again under load: each time the hub goes on from its cursor"
for total in 600 1200 1800 2400; do
    before=$(opens regional_centre)
    propose_many 600 &
    sender=$!
    eventually 30 has_proposed $((total - 500))
    relay_cut
    wait "$sender"
    expect_match '"status":"ok"' "$(appui send <<<'{"type": "case.list", "service": "regional_centre", "as": "regional", "body": {"limit": 1}}')"
    expect_equal "$total" "$(proposed)"
    relay_start
    eventually 30 has_opened "$before"
done
eventually 30 has_cases regional_centre 2400

it "a line on which everything vanishes: silence is noticed at both ends, and nobody else waits"
before=$(opens regional_centre)
kill -STOP "$relay"
propose_many 500
expect_equal 2900 "$(proposed)"
relay_cut
relay_start
eventually 30 has_opened "$before"
eventually 30 has_cases regional_centre 2900

it "the hub is paused, then killed, while jobs arrive"
for total in 3400 3900; do
    propose_many 500 &
    sender=$!
    eventually 30 has_proposed $((total - 400))
    kill -STOP "${pids[regional_centre]}"
    wait "$sender"
    kill -CONT "${pids[regional_centre]}"
done
propose_many 500 &
sender=$!
service_kill regional_centre
service_start regional_centre --set service.network="$state/hub"
wait "$sender"
eventually 60 has_cases regional_centre 4400

it "every job has its case, once, in the order of registration's journal"
expect_equal 4400 "$(cases regional_centre)"
expect_equal 4400 "$(sql "select count(distinct account) from regional_centre.journal where type = 'case.opened'")"
expect_equal 0 "$(sql "select count(*) from (select split_part(account, '@', 2)::bigint < lag(split_part(account, '@', 2)::bigint) over (order by position) as is_back from regional_centre.journal where account like 'registration@%') t where is_back")"
