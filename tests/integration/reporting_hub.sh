#!/usr/bin/env bash
# A hub and registration on real daemons, and the figures that both feed: live, audited, rebuilt from nothing.
# time limit: 170 s
. "$(dirname "$0")/lib.sh"

id() { printf '0b5b6f3e-0000-7000-8000-%012d' "$1"; } # NUMBER
employer=$(id 1) place=$(id 2) job=$(id 3) tutor=$(id 5) person=$(id 6) contract=$(id 7)

say() { # TYPE AS BODY
    expect_success appui send <<<"{\"type\": \"$1\", \"as\": \"$2\", \"body\": $3}"
    expect_match '"status":"ok"' "$output"
}
hub() { # TYPE BODY
    expect_success appui send <<<"{\"type\": \"$1\", \"service\": \"regional_centre\", \"as\": \"regional\", \"body\": $2}"
    expect_match '"status":"ok"' "$output"
}
has() { [ "$(sql "select count(*) from $1.journal where type = '$2'")" -ge "$3" ]; } # SCHEMA TYPE COUNT
reached() { [ "$(sql "select position from reporting.cursor where source = '$1' and filter = ''")" -ge "$(head_of "$1")" ]; } # SOURCE
both_follow() {
    figures_follow
    eventually 30 reached regional_centre
}
# Of the département: measures of the network by kind or hub, and of contracts.
network() { sql "select measure || ' ' || value || ' ' || amount from reporting.network_cell_now where territory = '18' and axis = '$1' and month = reporting.month_of('$2') and amount <> 0 order by 1"; } # AXIS DAY
contracts() { sql "select contact_due, contact_made, visit_due, visit_made, sponsored from reporting.cell_now where axis = '' and territory = '18' and month = reporting.month_of('$1')"; } # DAY
every_figure() {
    sql "select * from reporting.network_cell_now where amount <> 0 order by 1, 2, 3, 4, 5"
    sql "select * from reporting.network_delay_cell where amount <> 0 order by 1, 2, 3, 4, 5, 6"
    for month in 02 03 05; do contracts "2013-$month-01"; done
}

sed '/^regional = {/,$d' "$top/config/sample/network/regional_centre.cfg" >"$state/regional_centre.cfg"
sed -i "s|\.\./\.\./reference|$top/config/reference|" "$state/regional_centre.cfg"
printf 'regional = { territory = ( { departement = "18"; from = "2013-01-01"; decides = true; } ); };\n' >>"$state/regional_centre.cfg"
instance_add regional_centre "$state/regional_centre.cfg"
network_start registration regional_centre reporting

it "a contract is signed, and its hub asks for what is due"
say envelope.allot ministry '{"region2013": "24", "places": 5}'
say employer.register regional \
    "{\"employer\": \"$employer\", \"name\": \"BGE\", \"form\": \"association\", \"siret\": \"73282932000074\", \"postal_code\": \"18000\"}"
say place.register regional \
    "{\"place\": \"$place\", \"name\": \"Fabrique\", \"kinds\": [\"fablab\"], \"commune_code\": \"18033\", \"employer\": \"$employer\"}"
say job.propose regional \
    "{\"job\": \"$job\", \"employer\": \"$employer\", \"place\": \"$place\", \"metier\": \"forgeur\", \"weekly_minutes\": 2100, \"kind\": \"cdd\", \"months\": 36}"
eventually 20 has regional_centre case.opened 1
hub opinion.give "{\"opinion\": \"$(id 21)\", \"job\": \"$job\", \"verdict\": \"favourable\"}"
eventually 20 has registration job.approved 1
say tutor.register regional \
    "{\"tutor\": \"$tutor\", \"employer\": \"$employer\", \"is_volunteer\": true, \"experience_years\": 5, \"name\": \"Petit\", \"first_name\": \"Anne\"}"
say person.register prescriber \
    "{\"person\": \"$person\", \"departement\": \"18\", \"gender\": \"female\", \"level\": \"none\", \"zone\": \"none\", \"name\": \"Martin\", \"first_name\": \"Léa\", \"birth_date\": \"1993-05-12\"}"
say eligibility.find prescriber "{\"person\": \"$person\", \"prescriber\": \"mission_locale\"}"
say contract.sign prescriber \
    "{\"contract\": \"$contract\", \"job\": \"$job\", \"person\": \"$person\", \"tutor\": \"$tutor\", \"kind\": \"cdd\", \"months\": 36, \"weekly_minutes\": 2100, \"starts_on\": \"2013-02-01\"}"
eventually 20 has regional_centre item.due 9
say clock.advance operator '{"to": "2013-03-10T12:00:00Z"}'
eventually 20 has regional_centre item.late 1

it "a visit that is declared late, a sponsor, a session, a briefing are in the figures"
hub contact.record "{\"contact\": \"$(id 31)\", \"job\": \"$job\", \"channel\": \"visit\", \"parties\": [\"young_person\"], \"held_on\": \"2013-02-20\"}"
hub sponsor.pledge \
    "{\"sponsor\": \"$(id 40)\", \"name\": \"Acme\", \"siren\": \"732829320\", \"sector\": \"fabrication\", \"departements\": [\"18\"], \"offers\": [\"coaching\"], \"jobs_most\": 3, \"pledged_on\": \"2013-02-10\"}"
hub sponsor.propose "{\"sponsorship\": \"$(id 41)\", \"sponsor\": \"$(id 40)\", \"job\": \"$job\", \"proposed_on\": \"2013-02-11\"}"
hub sponsor.accept "{\"sponsorship\": \"$(id 41)\", \"accepted_on\": \"2013-02-20\"}"
hub session.plan \
    "{\"session\": \"$(id 50)\", \"departement\": \"18\", \"place\": \"$place\", \"theme\": \"tutoring\", \"held_on\": \"2013-03-05\", \"seats\": 5}"
hub session.enrol "{\"session\": \"$(id 50)\", \"tutor\": \"$tutor\"}"
hub session.hold "{\"session\": \"$(id 50)\", \"held_on\": \"2013-03-05\", \"tutors\": [{\"tutor\": \"$tutor\", \"attendance\": \"present\"}]}"
hub briefing.record "{\"briefing\": \"$(id 60)\", \"departement\": \"18\", \"audience\": \"mission_locale\", \"people\": 7, \"held_on\": \"2013-03-01\"}"
both_follow
expect_equal "\
briefing_people mission_locale 7
briefings mission_locale 1
items_due candidate 1
items_due first_contact 1
items_in_time candidate 1
items_in_time first_contact 1
session_enrolled tutoring 1
session_present tutoring 1
session_seats tutoring 5
sessions tutoring 1" "$(network kind 2013-03-01)"
expect_equal "\
sponsors regional_centre 1
sponsors_active regional_centre 1" "$(network hub 2013-02-01)"
expect_equal "0|0|0|0|1" "$(contracts 2013-02-01)"
expect_equal "1|1|0|0|0" "$(contracts 2013-03-01)"
expect_equal "0|0|1|1|0" "$(contracts 2013-05-01)"
expect_equal "19" "$(sql "select days from reporting.network_delay_cell where axis = 'hub' and territory = '18' and value = 'regional_centre' and amount = 1")"

it "the audit folds both journals anew and finds every fact and cell the same"
expect_success appui audit
expect_match "OK" "$output"
expect_match "2 journaux" "$output"

it "figures rebuilt from nothing are the same"
live=$(every_figure)
service_stop reporting
sql "set search_path = reporting; select forget_figures((select array_agg(source) from cursor where filter = '')); update projection set is_current = false" >/dev/null
service_start reporting --set reporting.rebuild_after=1
both_follow
eventually 30 eval "[[ \"\$(appui send --as operator <<<'{\"type\": \"freshness.get\", \"body\": {}}')\" =~ '\"state\":\"live\"' ]]"
expect_equal "$live" "$(every_figure)"

network_stop
