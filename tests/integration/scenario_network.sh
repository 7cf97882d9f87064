#!/usr/bin/env bash
# The sample life of a small network: two hubs that meet in Vendée, a sector, the DLA; what their people see of it.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

network=(registration reporting regional_ouest regional_sudouest sectoral_usages dla)
until=2013-12-30

member() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; } # NAME <line

network_start "${network[@]}"

it "plays the life of the whole network, and nobody refuses anything"
played=$(appui scenario --until "$until")
expect_match "[0-9]{4} requêtes en .* s, 0 refusées" "$played"

it "lets registration decide as the hub of the département thinks"
expect_match "^[1-9]" "$(sql "select count(*) from regional_ouest.journal where type = 'opinion.given'")"

it "shows a hub which opinion came too early for a place, and that the next one was followed"
early=$(appui journal regional_ouest --types case.moved | grep '"detail":"Q2"' | head -n 1)
expect_match '"fact":"opinion_unmet"' "$early"
expect_match "non suivi +Q2" "$(appui list opinion --service regional_ouest --outcome unmet --limit 1 2>/dev/null)"
expect_match "opinion_unmet .*job_approved" \
    "$(appui journal regional_ouest --types case.moved | grep -F "$(member job <<<"$early")" | member fact | tr '\n' ' ')"

it "shows a hub what it has to do, in words, what is late first"
expect_match "échéance +délai +à faire" "$(appui worklist --hub ouest)"
expect_match "en retard de [0-9]+ j" "$(appui worklist --hub ouest --late --limit 5)"
expect_match "regional_ouest, 44 : [0-9]+ en retard" "$(appui worklist --hub regional_ouest --departement 44)"

it "settles by hand what nothing else does, so that little of it stays late for five months"
expect_match '"reason":"(not_needed|not_possible|duplicate|other)"' "$(appui journal regional_ouest --types item.dropped)"
late=$(appui worklist --hub ouest --late --limit 0 --format csv | tail -n +2)
old=$(awk -F , '$3 < -150' <<<"$late")
[ "$(wc -l <<<"$late")" -gt $((10 * $(grep -c . <<<"$old"))) ] || broken "so old:" "$old"

it "narrows it to an operator and a kind, as rows for programs too"
rows=$(appui worklist --hub ouest --operator ouest-1 --kind visit --limit 0 --format csv | tr -d '\r')
expect_match "^due_on,delay,days,kind,departement,metier,operator,job,item" "$rows"
expect_equal "visit,ouest-1" "$(tail -n +2 <<<"$rows" | cut -d , -f 4,7 | sort -u)"

it "shows an adviser what waits, and refuses who is none"
adviser=$(appui journal dla --types referral.accepted | tail -n 1 | member adviser)
account=$(appui journal dla --types adviser.registered | grep -F "$adviser" | member account)
expect_match "accompagnées .* (acceptée|diagnostic fait|plan|ingénierie|en suivi)" "$(appui inbox --adviser "$account")"
expect_equal "$(appui inbox --adviser "$account")" "$(appui inbox --adviser "$adviser")" "inbox by id"
expect_match "^box,due_on,delay,state,needs" "$(appui inbox --adviser "$account" --box accompanied --format csv)"
expect_refused "pas un conseiller en exercice" appui inbox --adviser nobody

it "tells whom each instance hears, and that nothing is left to hear"
status=$(appui status)
expect_match "regional_ouest +registration +live" "$status"
expect_match "dla +regional_sudouest +live" "$status"

it "lists what the others keep"
expect_match "tenue|prévue|annulée" "$(appui list session --service regional_ouest --limit 5)"
expect_match "formation confirmée|ouvert|clos" "$(appui list path --service sectoral_usages --limit 5)"
expect_match "prévue|confirmée|commencée|suivie|abandonnée" "$(appui list path.action --service sectoral_usages --limit 5)"
expect_match "c2ra-" "$(appui list adviser --limit 3)"
expect_ending 2 appui list nothing
expect_match "path\.action" "$output"

it "follows one job through every journal, what was caused after its cause"
job=$(appui journal regional_ouest --types opinion.given | sed -n '$s/.*"job":"\([^"]*\)".*/\1/p')
life=$(appui journal all --about "$job" --brief | awk '{ print $4 }' | tr '\n' ' ')
expect_match "^job\.proposed case\.opened .*opinion\.given job\.(approved|refused) case\.moved" "$life"
expect_match '^\{"instance":"registration","position":[0-9]+,' "$(appui journal all --about "$job")"
expect_ending 2 appui journal all
expect_match "about ID" "$output"

it "goes on where it was killed, and comes to the same"
journals_write "$state/before" "${network[@]}"
network_stop
rm -rf "$state"/{pg,pg-socket,keys,run,log}
network_start "${network[@]}"
"$build/bin/appui" scenario --until "$until" >/dev/null &
playing=$!
until [ "$(sql "select count(*) from registration.journal")" -gt 600 ]; do
    kill -0 "$playing" 2>/dev/null || broken "it ended before it could be killed"
done
kill -KILL "$playing"
wait "$playing" 2>/dev/null || true
expect_success appui scenario --until "$until"
expect_match " 0 refusées" "$output"
journals_write "$state/after" "${network[@]}"
expect_same "$state/before" "$state/after"

passed
