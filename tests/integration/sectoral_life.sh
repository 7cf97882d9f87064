#!/usr/bin/env bash
# Sectoral hubs beside registration: what they hear of a life, what they are asked, what survives a kill -9.
# time limit: 170 s
. "$(dirname "$0")/lib.sh"

hub=sectoral_fabrication
told() { sql "select count(*) from $hub.journal where type = '$1'"; }
# Registration's events of that type about the hub's métier, whose word is in the body as it is.
of_metier() {
    sql "select count(*) from registration.journal where type = '$1' and position('forgeur'::bytea in body) > 0"
}
is_moved() { # INSTANCE
    [ "$(sql "select coalesce(min(position), -1) from $1.cursor where source = 'registration'")" -ge \
        "$(head_of registration)" ]
}
ask() { # TYPE BODY [PRINCIPAL]; the body may have several lines
    appui send <<<"{\"type\": \"$1\", \"service\": \"$hub\", \"as\": \"${3:-$hub}\", \"body\": ${2//$'\n'/ }}"
}
first() { # MEMBER: of the first item of an answer
    python3 -c 'import json, sys; print(json.loads(sys.stdin.readline())["body"]["items"][0][sys.argv[1]])' "$1"
}

network_start registration reporting "$hub" sectoral_image_et_jeu

it "a hub begins with its métiers and its catalogue"
expect_match '"metiers":\["forgeur"\]' "$(ask sector.get '{}')"
expect_equal "$(told competence.defined)" "$(ask sector.get '{}' | grep -o '"competences":[0-9]*' | cut -d: -f2)"

it "hubs hear the life of the programme, each for its métiers"
cp config/sample/places.csv "$state/places.csv"
expect_success appui import places "$state/places.csv"
expect_success appui scenario --until 2013-12-31
eventually 60 is_moved "$hub"
eventually 60 is_moved sectoral_image_et_jeu
expect_equal "$(of_metier contract.signed)" "$(told path.opened)"
expect_equal "$(of_metier job.approved)" "$(told vacancy.opened)"
[ "$(told path.opened)" -gt 0 ] || broken "nobody signed"

it "an action is planned and confirmed, and the path with it, over a kill -9"
confirmed=$(told path.confirmed) # the life that was played has some
open=$(ask path.list '{"states": ["open"], "limit": 1}')
contract=$(first contract <<<"$open")
starts=$(first starts_on <<<"$open")
action=$(cat /proc/sys/kernel/random/uuid)
expect_success ask path.plan_action "{\"action\": \"$action\", \"contract\": \"$contract\", \"type\": \"qualifying\",
    \"title\": \"Imprimer\", \"hours\": 70, \"provider\": \"Greta\", \"funder\": \"opca\",
    \"starts_on\": \"$starts\", \"ends_on\": \"$starts\", \"competences\": [\"impression_3d\"]}"
service_kill "$hub"
service_start "$hub"
expect_success ask path.confirm_action "{\"action\": \"$action\"}"
expect_equal "$((confirmed + 1))" "$(told path.confirmed)"
expect_match '"state":"confirmed"' "$(ask path.get "{\"contract\": \"$contract\"}" ministry)"

it "another sector's hub changes nothing here"
expect_refused '"rule":"M1"' ask competence.retire '{"competence": "impression_3d"}' sectoral_image_et_jeu

it "private words are in the vault alone, read by the sector alone, and each reading is logged"
expect_success ask path.abandon_action \
    "{\"action\": \"$action\", \"reason\": \"health\", \"details\": \"Un mot.\"}"
expect_match '"details":"Un mot."' "$(ask path.action_text "{\"action\": \"$action\", \"reason\": \"follow_up\"}")"
expect_equal 1 "$(told path_text.read)"
expect_refused 'forbidden' ask path.action_text "{\"action\": \"$action\", \"reason\": \"follow_up\"}" ministry
expect_equal 0 "$(sql "select count(*) from $hub.journal where position('Un mot'::bytea in body) > 0")"

it "who could fill a job is said with reasons"
job=$(ask vacancy.list '{"only_open": true, "limit": 1}' | first job)
expect_match '"missing":' "$(ask match.people "{\"job\": \"$job\"}")"
passed
