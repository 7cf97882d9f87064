#!/usr/bin/env bash
# A referral on real daemons: a hub asks, the DLA sends, an adviser answers by a link, the hub hears of it; whatever
# dies in between, once each.
. "$(dirname "$0")/lib.sh"

employer=0b5b6f3e-0000-7000-8000-000000000001
place=0b5b6f3e-0000-7000-8000-000000000002
job=0b5b6f3e-0000-7000-8000-000000000003
adviser=0b5b6f3e-0000-7000-8000-000000000004
referral=0b5b6f3e-0000-7000-8000-00000000000

ask() { appui send <<<"{\"type\": \"$1\", \"as\": \"$2\", \"body\": $3}"; } # TYPE AS BODY
expect_done() { # TYPE AS BODY
    expect_success ask "$@"
    expect_match '"status":"ok"' "$output"
}
# The hubs' messages: what the command does not know, any client may send.
hub() { # TYPE BODY
    expect_success examples/python/client.py "$state" regional_centre regional "$1" "$2"
}
dla_has() { [ "$(sql "select count(*) from dla.journal where type = '$1'")" -eq "$2" ]; } # TYPE COUNT
hub_has() { [ "$(sql "select count(*) from regional_centre.journal where type = '$1'")" -ge "$2" ]; }
request() { # NUMBER
    hub referral.request "{\"referral\": \"$referral$1\", \"job\": \"$job\", \"needs\": [\"financial\"]}"
}

network_start registration regional_centre dla reporting
it "knows who bears each département from its first event on"
expect_equal 101 "$(sql "select count(*) from dla.journal where type = 'bearer.defined'")"
expect_match '"bearer":"dla-18"' "$(ask bearer.list ministry '{"departement": "18"}')"

it "a hub asks for the employer of a job, and the adviser of its département is asked"
expect_done adviser.register operator \
    "{\"adviser\": \"$adviser\", \"body\": \"dla-18\", \"principal\": \"adviser\", \"name\": \"Chloé Fictive\", \"email\": \"chloe@exemple.fr\"}"
expect_done envelope.allot ministry '{"region2013": "24", "places": 5}'
expect_done employer.register regional \
    "{\"employer\": \"$employer\", \"name\": \"BGE\", \"form\": \"association\", \"siret\": \"73282932000074\", \"postal_code\": \"18000\", \"contact_name\": \"Jean Fictif\"}"
expect_done place.register regional \
    "{\"place\": \"$place\", \"name\": \"Fabrique\", \"kinds\": [\"fablab\"], \"commune_code\": \"18033\", \"employer\": \"$employer\"}"
expect_done job.propose regional \
    "{\"job\": \"$job\", \"employer\": \"$employer\", \"place\": \"$place\", \"metier\": \"forgeur\", \"weekly_minutes\": 2100, \"kind\": \"cdd\", \"months\": 36}"
eventually 20 hub_has case.opened 1
request 1
eventually 20 dla_has referral.sent 1

it "the link is made for whatever sends it, short enough for an address"
asking=$(ask referral.get ministry "{\"referral\": \"${referral}1\"}" | grep -o '"asking":"[^"]*"' | cut -d '"' -f 4)
expect_success ask link.make gateway "{\"asking\": \"$asking\"}"
token=$(grep -o '"token":"[^"]*"' <<<"$output" | cut -d '"' -f 4)
expect_equal 71 "${#token}"

it "a dla that was killed opens the same link, once, and no table ever held it"
service_kill dla
service_start dla
expect_done referral.answer_by_link gateway "{\"token\": \"$token\", \"referral\": \"${referral}1\", \"answer\": \"accept\", \"details\": \"Volontiers.\"}"
expect_refused "déjà servi" ask referral.answer_by_link gateway "{\"token\": \"$token\", \"answer\": \"accept\"}"
for table in journal vault; do
    expect_equal 0 "$(sql "select count(*) from dla.$table where position(convert_to('$token', 'UTF8') in body) > 0")"
done

it "the hub hears each step"
eventually 20 eval "examples/python/client.py $state regional_centre regional orientation.get '{\"referral\": \"${referral}1\"}' | grep -q accepted"

it "while it accompanies, the adviser reads how to reach the employer, where that is kept: at registration"
can_reach() { ask employer.contact adviser "{\"employer\": \"$employer\", \"referral\": \"${referral}1\", \"reason\": \"first_contact\"}" | grep -q Fictif; }
eventually 20 can_reach

it "the reading of a text is logged before it is answered (P4)"
note=$(ask referral.get ministry "{\"referral\": \"${referral}1\"}" | grep -o '"note":"[^"]*"' | cut -d '"' -f 4)
expect_match 'Volontiers' "$(ask note.consult regional "{\"note\": \"$note\", \"reason\": \"follow_up\"}")"
expect_equal 1 "$(sql "select count(*) from dla.journal where type = 'note.read'")"

it "the adviser goes on with a key of its own, and time alone says what is late"
expect_done referral.diagnose adviser "{\"referral\": \"${referral}1\", \"needs\": [\"financial\"], \"details\": \"Trésorerie.\"}"
expect_done clock.advance operator '{"to": "2013-06-30T00:00:00Z"}'
eventually 20 dla_has referral.late 1
expect_match '"clock":"plan"' "$(appui journal dla | grep referral.late)"

it "the figures have what became of it, and are what the journals say"
figures_have() { [ "$(sql "select amount from reporting.network_cell_now where measure = '$1' and territory = '18' and axis = 'hub' and value = 'regional_centre'")" = 1 ]; } # MEASURE
for measure in referrals_requested referrals_sent referrals_accepted employers_accepted; do
    eventually 20 figures_have "$measure"
done
expect_equal "referral_answered referral_diagnosed referral_seen" \
    "$(sql "select string_agg(measure, ' ' order by measure) from reporting.network_delay_cell where territory = 'FR' and axis = '' and days = 0")"
expect_success appui audit

it "what a hub takes back too late it is told"
hub referral.withdraw "{\"referral\": \"${referral}1\"}"
eventually 20 dla_has referral.too_late 1
eventually 20 eval "examples/python/client.py $state regional_centre regional orientation.get '{\"referral\": \"${referral}1\"}' | grep -q too_late"

it "what it keeps in memory is what its journal says, also after PostgreSQL was gone"
before=$(ask referral.get ministry "{\"referral\": \"${referral}1\"}" | grep -o '"body".*')
cluster_kill
cluster_start
eventually 30 service_answers dla
expect_equal "$before" "$(ask referral.get ministry "{\"referral\": \"${referral}1\"}" | grep -o '"body".*')"

if ! is_sanitized; then
    it "takes less than 10 MB of its own"
    eventually 5 test -r "/proc/${pids[dla]}/smaps_rollup"
    pss=$(awk '/^Pss:/ {print $2}' "/proc/${pids[dla]}/smaps_rollup")
    [ "$pss" -lt 10240 ] || broken "PSS is $pss kB"
fi
network_stop
