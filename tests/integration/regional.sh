#!/usr/bin/env bash
# Two hubs on real daemons: one decides about a job and follows it, the other comments; items come due by themselves;
# a territory is widened; whatever dies in between, each thing happens once.
. "$(dirname "$0")/lib.sh"

id() { printf '0b5b6f3e-0000-7000-8000-%012d' "$1"; } # NUMBER
employer=$(id 1) place=$(id 2) job=$(id 3) other=$(id 4) tutor=$(id 5) person=$(id 6) contract=$(id 7)

ask() { appui send <<<"{\"type\": \"$1\", \"as\": \"$2\", \"body\": $3}"; } # TYPE AS BODY
expect_done() { # TYPE AS BODY
    expect_success ask "$@"
    expect_match '"status":"ok"' "$output"
}
hub() { appui send <<<"{\"type\": \"$2\", \"service\": \"regional_$1\", \"as\": \"${4:-regional}\", \"body\": $3}"; } # HUB TYPE BODY [AS]
expect_hub() { # HUB TYPE BODY
    expect_success hub "$@"
    expect_match '"status":"ok"' "$output"
}
has() { [ "$(sql "select count(*) from $1.journal where type = '$2'")" -eq "$3" ]; } # SCHEMA TYPE COUNT
told() { eval "$1" | grep -q "$2"; } # COMMAND WORD
covers() { # HUB ROWS…
    local name=regional_$1 file
    shift
    file=$state/$name.cfg
    sed '/^regional = {/,$d' "$top/config/sample/network/$name.cfg" >"$file"
    sed -i "s|\.\./\.\./reference|$top/config/reference|" "$file"
    printf 'regional = { territory = ( %s ); };\n' "$*" >>"$file"
    instance_add "$name" "$file"
}
propose() { # JOB PLACE
    expect_done job.propose regional "{\"job\": \"$1\", \"employer\": \"$employer\", \"place\": \"$2\", \"metier\": \"forgeur\", \"weekly_minutes\": 2100, \"kind\": \"cdd\", \"months\": 36}"
}

cher='{ departement = "18"; from = "2013-01-01"; decides = true; }'
indre='{ departement = "36"; from = "2013-01-01"; decides = true; }'
covers centre "$cher"
network_start registration regional_centre

it "a hub hears of a job and opens its case"
expect_done envelope.allot ministry '{"region2013": "24", "places": 5}'
expect_done employer.register regional \
    "{\"employer\": \"$employer\", \"name\": \"BGE\", \"form\": \"association\", \"siret\": \"73282932000074\", \"postal_code\": \"18000\"}"
expect_done place.register regional \
    "{\"place\": \"$place\", \"name\": \"Fabrique\", \"kinds\": [\"fablab\"], \"commune_code\": \"18033\", \"employer\": \"$employer\"}"
propose "$job" "$place"
eventually 20 has regional_centre case.opened 1

it "one hub decides for a département, the other one comments (H1)"
covers est "$cher"
instance_prepare regional_est
service_start regional_est
eventually 20 has regional_est hub.decider_known 1
expect_match '"decider":"regional_centre"' "$(hub est hub.territory '{}')"
eventually 20 has regional_est case.opened 1
expect_hub est opinion.give "{\"opinion\": \"$(id 20)\", \"job\": \"$job\", \"verdict\": \"unfavourable\", \"reason\": \"other\"}"
expect_no_match '"decides"' "$output"
expect_hub centre opinion.give "{\"opinion\": \"$(id 21)\", \"job\": \"$job\", \"verdict\": \"favourable\", \"details\": \"Un lieu vivant.\"}"
expect_match '"decides":true' "$output"
eventually 20 has registration job.approved 1
eventually 20 told "hub centre case.get '{\"job\": \"$job\"}'" '"outcome":"followed"'

it "a contract asks for what is due, and a hub that was killed hears the rest"
service_kill regional_centre
expect_done tutor.register regional \
    "{\"tutor\": \"$tutor\", \"employer\": \"$employer\", \"is_volunteer\": true, \"experience_years\": 5, \"name\": \"Petit\", \"first_name\": \"Anne\"}"
expect_done person.register prescriber \
    "{\"person\": \"$person\", \"departement\": \"18\", \"gender\": \"female\", \"level\": \"none\", \"zone\": \"none\", \"name\": \"Martin\", \"first_name\": \"Léa\", \"birth_date\": \"1993-05-12\"}"
expect_done eligibility.find prescriber "{\"person\": \"$person\", \"prescriber\": \"mission_locale\"}"
expect_done contract.sign prescriber \
    "{\"contract\": \"$contract\", \"job\": \"$job\", \"person\": \"$person\", \"tutor\": \"$tutor\", \"kind\": \"cdd\", \"months\": 36, \"weekly_minutes\": 2100, \"starts_on\": \"2013-02-01\"}"
service_start regional_centre
eventually 20 has regional_centre item.due 9
expect_hub centre item.count '{}'
expect_match '"kind":"first_contact","open":1' "$output"

it "private words are in the vault alone, and their reading is logged before it is answered (P1, P4)"
expect_hub centre contact.record "{\"contact\": \"$(id 30)\", \"job\": \"$job\", \"channel\": \"phone\", \"parties\": [\"tutor\"], \"notes\": \"Léa Martin se plaît.\"}"
for name in centre est; do
    expect_equal 0 "$(sql "select count(*) from regional_$name.journal where position(convert_to('Martin', 'UTF8') in body) > 0")"
done
expect_match 'se plaît' "$(hub centre hub.read_note "{\"note\": \"$(id 30)\", \"reason\": \"follow_up\"}")"
eventually 5 has regional_centre hub.note_read 1

it "time alone makes an item late, and a contact of before makes it done in time (R12)"
expect_done clock.advance operator '{"to": "2013-03-10T12:00:00Z"}'
eventually 20 has regional_centre item.late 1
expect_hub centre contact.record "{\"contact\": \"$(id 31)\", \"job\": \"$job\", \"channel\": \"meeting\", \"parties\": [\"young_person\"], \"held_on\": \"2013-02-20\"}"
expect_match '"kind":"first_contact".*"in_time":true,"was_late":true' "$(appui journal regional_centre | grep item.done | tail -n 1)"

it "a widened territory is heard from the beginning (H4)"
expect_done place.register regional \
    "{\"place\": \"$(id 8)\", \"name\": \"Atelier\", \"kinds\": [\"epn\"], \"commune_code\": \"36044\", \"employer\": \"$employer\"}"
propose "$other" "$(id 8)"
service_stop regional_centre
covers centre "$cher, $indre"
service_start regional_centre
eventually 20 told "hub centre case.get '{\"job\": \"$other\"}'" '"departement":"36"'
eventually 20 has regional_centre case.opened 2

it "what it knows is what its journal says, also after PostgreSQL was gone"
before=$(hub centre item.list '{}' | grep -o '"body".*')
cluster_kill
cluster_start
eventually 30 service_answers regional_centre
expect_equal "$before" "$(hub centre item.list '{}' | grep -o '"body".*')"

if ! is_sanitized; then
    it "takes less than 10 MB of its own"
    pss=$(awk '/^Pss:/ {print $2}' "/proc/${pids[regional_centre]}/smaps_rollup")
    [ "$pss" -lt 10240 ] || broken "PSS is $pss kB"
fi
network_stop
