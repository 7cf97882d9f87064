#!/usr/bin/env bash
# A service that hears others: every event once, in the transaction of its effects and its cursor, whatever dies.
# The echo of the tests says one event for each place of registration.
. "$(dirname "$0")/lib.sh"

# Settings of an echo, with the lines of its own group.
echo_settings() { # NAME [LINES]
    cat >"$state/$1.cfg" <<END
service = {
    instance = "$1"; requests = "ipc://run/$1.requests"; feed = "ipc://run/$1.feed"; key = "keys/$1.key";
    clients = "keys/clients.cfg"; database = "dbname=appui user=$1"; reference = "$top/config/reference";
    scenario_start = "2013-02-01";
};
echo = { ${2:-} };
END
    instance_add "$1" "$state/$1.cfg"
}

places() { # COUNT DÉPARTEMENT
    local i
    for ((i = 0; i < $1; i++)); do
        printf '{"type": "place.register", "as": "regional", "body": {"place": "%s", "name": "EPN", "kinds": ["epn"], "departement": "%s"}}\n' \
            "$(cat /proc/sys/kernel/random/uuid)" "$2"
    done | appui send --quiet >"$state/answers" || broken "$(head -n 3 "$state/answers")"
}

heard() { sql "select count(*) from $1.journal where type = 'echo.heard'"; }
is_heard() { [ "$(heard "$1")" -eq "$2" ]; } # NAME COUNT
# Once each: as many as registration has, each position once, in order.
expect_whole() { # NAME COUNT
    eventually 30 is_heard "$1" "$2"
    expect_equal "$2" "$(sql "select count(distinct account) from $1.journal where type = 'echo.heard'")"
}
is_said() { grep -qs "$2" "$state/log/$1.log"; }
is_moved() { # NAME
    [ "$(sql "select min(position) from $1.cursor where source = 'registration'")" -ge "$(head_of registration)" ]
}

echo_settings echo_all
echo_settings echo_west 'sets = ["22,29,35,56"];'
network_start registration echo_all echo_west

it "hears what is in its départements, and says who caused what it concludes"
places 20 18
places 10 29
expect_whole echo_all 30
expect_whole echo_west 10
expect_match '^echo_west\|registration@[0-9]+$' "$(sql "select principal || '|' || account from echo_west.journal where type = 'echo.heard' limit 1")"
expect_match '"account":"registration@[0-9]+"' "$(appui journal echo_west | tail -n 1)"

it "a cursor moves over what does not concern it, or causes nothing"
places 5 75
eventually 10 is_moved echo_west
expect_match '"source":"registration".*"state":"live"' "$(appui send <<<'{"type": "service.status", "service": "echo_west", "body": {}}')"

it "the scenario's clock is registration's: its followers take it from there, and refuse to be set"
expect_refused "registration" appui send <<<'{"type": "clock.advance", "service": "echo_west", "body": {"to": "2013-03-01T00:00:00Z"}}'
expect_success appui send <<<'{"type": "clock.advance", "body": {"to": "2013-03-01T00:00:00Z"}}'
eventually 10 eval "[ \"\$(sql \"select count(*) from echo_west.journal where type = 'clock.advanced'\")\" = 1 ]"
expect_match '"now":"2013-03-01T' "$(appui send <<<'{"type": "service.status", "service": "echo_west", "body": {}}')"

it "killed and started again, with its source or without, it misses nothing and doubles nothing"
count=35
for victim in echo_all registration echo_all registration; do
    places 200 18 &
    sender=$!
    service_kill "$victim"
    service_start "$victim"
    wait "$sender"
    count=$((count + 200))
done
expect_whole echo_all "$count"

it "PostgreSQL gone under all of them: the same"
# It recovers in its own time, on a busy machine in more than the 10 s of the command.
sed 's|"10 s"|"60 s"|' config/appui.cfg >"$state/patient.cfg"
APPUI_CONFIG=$state/patient.cfg places 200 18 &
sender=$!
cluster_kill
cluster_start
wait "$sender"
count=$((count + 200))
expect_whole echo_all "$count"

it "a batch that the database refuses: what was heard is decided one by one, and the culprit alone stops it"
sql "alter table echo_all.journal add constraint no_2a check (type <> 'echo.heard' or departement <> '2A')"
places 30 18
count=$((count + 30))
expect_whole echo_all "$count"
kill -STOP "${pids[echo_all]}"
places 40 18
places 1 2A
places 10 18
kill -CONT "${pids[echo_all]}"
eventually 30 is_said echo_all "following stopped"
expect_whole echo_all $((count + 40))
expect_match '"state":"stopped"' "$(appui send <<<'{"type": "service.status", "service": "echo_all", "body": {}}')"

it "once the reason is gone, SIGHUP lets it try again, and it goes on where it was"
sql "alter table echo_all.journal drop constraint no_2a"
kill -HUP "${pids[echo_all]}"
count=$((count + 51))
expect_whole echo_all "$count"

it "an instance added later hears everything from the beginning, one that left the network is not asked any more"
echo_settings echo_late 'sets = ["18"];'
instance_prepare echo_late
service_start echo_late
expect_whole echo_late $((count - 10 - 5 - 1))

it "a set of départements that is added later is heard from the beginning, beside the others"
service_stop echo_west
echo_settings echo_west 'sets = ["22,29,35,56", "75"];'
service_start echo_west
expect_whole echo_west 15

it "two instances under one name: the second stands by"
service_launch echo_west --set service.requests=ipc://run/second.requests --set service.feed=ipc://run/second.feed
eventually 10 is_said echo_west "standing by"
kill -KILL "${pids[echo_west]}"

it "a cursor that another one moved stops the instance"
sql "update echo_all.cursor set position = position - 1 where source = 'registration'"
places 1 18
eventually 10 is_gone "${pids[echo_all]}"
expect_match "moved by another instance" "$(tail -n 5 "$state/log/echo_all.log")"
sql "update echo_all.cursor set position = position + 1 where source = 'registration'"
unset "pids[echo_all]"
service_start echo_all
count=$((count + 1))
expect_whole echo_all "$count"

it "a source that was rewound stops its followers, which say so; an operator accepts, and it is journaled"
head=$(head_of registration)
service_stop registration
sql "delete from registration.journal where position > $head - 5"
service_start registration
places 3 18
eventually 30 is_said echo_all "following stopped.*rewound"
expect_match '"text":"[^"]*rewound' "$(appui send <<<'{"type": "service.status", "service": "echo_all", "body": {}}')"
expect_success appui follower accept registration echo_all --as operator
expect_equal 1 "$(sql "select count(*) from echo_all.journal where type = 'source.rewound'")"
eventually 30 is_moved echo_all
