#!/usr/bin/env bash
# The services together: a job goes from its proposal through a hub's opinion to its approval; whoever is cut off,
# stopped or killed catches up, misses nothing and doubles nothing.
. "$(dirname "$0")/lib.sh"

uuid() { cat /proc/sys/kernel/random/uuid; }
ask() { # TYPE BODY [SERVICE] [AS]
    appui send <<<"{\"type\": \"$1\", \"service\": \"${3:-registration}\"${4:+, \"as\": \"$4\"}, \"body\": $2}"
}
member() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p"; } # NAME <line
state_of() { ask job.get "{\"job\": \"$1\"}" | member state; } # JOB
case_of() { ask case.get "{\"job\": \"$1\"}" "${2:-regional_centre}" regional; }
has_case() { [[ $(case_of "$@") == *'"status":"ok"'* ]]; }
is_state() { [ "$(state_of "$1")" = "$2" ]; }
said() { sql "select count(*) from $1.journal where type = '$2'"; } # SCHEMA TYPE
has_said() { [ "$(said "$1" "$2")" -ge "$3" ]; }

# Hubs of the story: two of the sample, with settings of their own where the story changes them.
hub_settings() { # NAME TERRITORY…
    local name=$1 row
    shift
    sed '/^regional = {/,$d' "config/sample/network/$name.cfg" | sed "s|\"../../reference\"|\"$top/config/reference\"|" >"$state/$name.cfg"
    {
        echo 'regional = { territory = ('
        for row in "$@"; do
            printf '%s\n' "$row"
        done | paste -sd ,
        echo '); };'
    } >>"$state/$name.cfg"
    instance_add "$name" "$state/$name.cfg"
}
covers() { printf '{ departement = "%s"; from = "2013-02-01"; decides = %s; }' "$1" "$2"; } # DÉPARTEMENT DECIDES

employer=$(uuid)
declare -A place=()
employer_and_place() { # DÉPARTEMENT
    place[$1]=$(uuid)
    ask place.register "{\"place\": \"${place[$1]}\", \"name\": \"EPN\", \"kinds\": [\"epn\"], \"departement\": \"$1\", \"employer\": \"$employer\"}" registration regional >/dev/null
}
propose() { # DÉPARTEMENT
    local job
    job=$(uuid)
    expect_match '"status":"ok"' "$(ask job.propose "{\"job\": \"$job\", \"employer\": \"$employer\", \"place\": \"${place[$1]}\", \"metier\": \"forgeur\", \"new_service\": \"fablab\", \"weekly_minutes\": 2100, \"kind\": \"cdd\", \"months\": 36}" registration regional)"
    printf '%s\n' "$job"
}
# Many at once, as lines.
propose_many() { # COUNT DÉPARTEMENT
    local i
    for ((i = 0; i < $1; i++)); do
        printf '{"type": "job.propose", "as": "regional", "body": {"job": "%s", "employer": "%s", "place": "%s", "metier": "forgeur", "new_service": "fablab", "weekly_minutes": 2100, "kind": "cdd", "months": 36}}\n' \
            "$(uuid)" "$employer" "${place[$2]}"
    done | appui send --quiet
}
opinion() { # JOB VERDICT [HUB]
    ask opinion.give "{\"opinion\": \"$(uuid)\", \"job\": \"$1\", \"verdict\": \"$2\"$([ "$2" = favourable ] || echo ', "reason": "weak_tutoring"')}" "${3:-regional_centre}" regional
}
# As many cases at a hub as registration has jobs there, each once.
cases_are_whole() { # HUB DÉPARTEMENTS
    local jobs
    jobs=$(sql "select count(*) from registration.journal where type = 'job.proposed' and departement = any(string_to_array('$2', ','))")
    eventually 30 eval "[ \"\$(sql \"select count(*) from $1.journal where type = 'case.opened'\")\" = $jobs ]"
    expect_equal "$jobs" "$(sql "select count(distinct account) from $1.journal where type = 'case.opened'")"
}

hub_settings regional_centre "$(covers 18 true)" "$(covers 36 true)"
hub_settings regional_ouest "$(covers 29 true)" "$(covers 36 false)"
network_start registration regional_centre regional_ouest dla reporting
expect_match '"status":"ok"' "$(ask employer.register "{\"employer\": \"$employer\", \"name\": \"Association\", \"departement\": \"18\", \"form\": \"association\", \"siret\": \"51234567900017\"}" registration regional)"
for departement in 18 36 29 37; do
    employer_and_place "$departement"
done
expect_match '"status":"ok"' "$(ask envelope.allot '{"region2013": "24", "places": 200}' registration ministry)"

it "each hub says where it decides; registration concludes it (H1)"
eventually 20 has_said registration decider.defined 3
expect_equal 0 "$(said registration decider.unmet)"

it "a proposed job opens a case at the hubs of its département, and only there"
job=$(propose 36)
eventually 20 has_case "$job" regional_centre
eventually 20 has_case "$job" regional_ouest
other=$(propose 18)
eventually 20 has_case "$other" regional_centre
expect_ending 1 case_of "$other" regional_ouest

it "the opinion of the hub that decides approves it; the case says so"
expect_match '"decides":true' "$(opinion "$job" favourable)"
eventually 20 is_state "$job" approved
eventually 20 eval "[[ \$(case_of $job) == *'\"state\":\"approved\"'* ]]"
expect_match "regional_centre@[0-9]+" "$(sql "select account from registration.journal where type = 'job.approved'")"

it "another hub comments: nothing moves; an unfavourable opinion refuses, with its reason"
expect_no_match '"decides":true' "$(opinion "$(propose 36)" favourable regional_ouest)"
opinion "$other" unfavourable >/dev/null
eventually 20 is_state "$other" refused
expect_equal 1 "$(said registration job.approved)" "jobs approved"

it "what cannot be followed is told to the hub, with the rule (état)"
third=$(propose 18)
eventually 20 has_case "$third"
service_stop regional_centre
ask job.approve "{\"job\": \"$third\"}" registration ministry >/dev/null
service_stop registration
service_start regional_centre
expect_match '"status":"ok"' "$(opinion "$third" favourable)"
service_start registration
eventually 20 has_said registration opinion.unmet 1
expect_match '"rule":"etat"' "$(appui journal registration --types opinion.unmet)"
eventually 20 eval "[[ \$(ask opinion.list '{\"job\": \"$third\"}' regional_centre regional) == *unmet* ]]"

it "a hub that is stopped misses nothing: it catches up when it is started again"
service_stop regional_centre
propose_many 300 18
service_start regional_centre
cases_are_whole regional_centre 18,36

it "a hub that is cut off from registration keeps serving, and converges when the line is back"
service_stop registration
expect_match '"status":"ok"' "$(case_of "$job")"
expect_match '"status":"ok"' "$(ask session.list '{}' regional_centre regional)"
before=$(head_of registration)
service_start registration
fourth=$(propose 18)
eventually 20 has_case "$fourth"
[ "$(head_of registration)" -gt "$before" ] || broken "registration did not go on"

it "kill -9 of any of them, while jobs arrive: every job has its case, once"
for victim in regional_centre registration regional_ouest dla regional_centre; do
    propose_many 60 18 &
    sender=$!
    service_kill "$victim"
    service_start "$victim"
    wait "$sender"
done
cases_are_whole regional_centre 18,36

it "a paused hub, a flood meanwhile, and nobody else waits; then it catches up"
kill -STOP "${pids[regional_centre]}"
propose_many 500 18
sixth=$(propose 36)
eventually 20 has_case "$sixth" regional_ouest
kill -CONT "${pids[regional_centre]}"
cases_are_whole regional_centre 18,36

it "a hub that is added later starts from the beginning: one file, one started instance"
hub_settings regional_sud "$(covers 37 true)" "$(covers 36 false)"
instance_prepare regional_sud
service_start regional_sud
cases_are_whole regional_sud 36,37
seventh=$(propose 37)
eventually 20 has_case "$seventh" regional_sud
expect_match '"decides":true' "$(opinion "$seventh" favourable regional_sud)"
eventually 20 is_state "$seventh" approved

it "a territory that is widened opens the cases it missed"
service_stop regional_ouest
hub_settings regional_ouest "$(covers 29 true)" "$(covers 36 false)" "$(covers 37 false)"
service_start regional_ouest
cases_are_whole regional_ouest 29,36,37
eventually 20 has_case "$seventh" regional_ouest

it "two hubs that say they decide: the first one does, the second is told (H1)"
hub_settings regional_est "$(covers 18 true)"
instance_prepare regional_est
service_start regional_est
eventually 20 has_said registration decider.unmet 1
fifth=$(propose 18)
eventually 20 has_case "$fifth" regional_est
expect_no_match '"decides":true' "$(opinion "$fifth" favourable regional_est)"
expect_match '"decides":true' "$(opinion "$fifth" favourable regional_centre)"
eventually 20 is_state "$fifth" approved

it "reporting has followed registration all along"
figures_follow
expect_success appui audit
