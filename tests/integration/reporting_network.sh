#!/usr/bin/env bash
# The figures of a whole network: registration, two hubs of a territory, one of a sector, the DLA.  Worked out by hand, the
# same in whatever order the journals come, and stopped by whichever of them does not continue.
# time limit: 170 s
. "$(dirname "$0")/lib.sh"

id() { printf '0b5b6f3e-0000-7000-8000-%012d' "$1"; } # NUMBER
employer=$(id 1) place=$(id 2) job=$(id 3) tutor=$(id 5) person=$(id 6) contract=$(id 7) adviser=$(id 8) referral=$(id 9)
sources=(registration regional_centre regional_est sectoral_fabrication dla)

ask() { appui send <<<"{\"type\": \"$1\", \"service\": \"$2\", \"as\": \"$3\", \"body\": $4}"; } # TYPE SERVICE AS BODY
expect_done() { # TYPE SERVICE AS BODY
    expect_success ask "$@"
    expect_match '"status":"ok"' "$output"
}
has() { [ "$(sql "select count(*) from $1.journal where type = '$2'")" -ge "$3" ]; } # SCHEMA TYPE COUNT
covers() { # HUB ROWS…
    local name=regional_$1 file
    shift
    file=$state/$name.cfg
    sed '/^regional = {/,$d' "$top/config/sample/network/$name.cfg" >"$file"
    sed -i "s|\.\./\.\./reference|$top/config/reference|" "$file"
    printf 'regional = { territory = ( %s ); };\n' "$*" >>"$file"
    instance_add "$name" "$file"
}

# A source is taken in when its cursor is at the head of its journal.
is_taken_in() { # SOURCE…
    local name
    for name in "$@"; do
        [ "$(sql "select coalesce(max(position), 0) from reporting.cursor where source = '$name' and filter = ''")" -ge "$(head_of "$name")" ] || return 1
    done
}
freshness() { ask freshness.get reporting operator '{}'; }
is_live() { freshness | grep -q '"source":"registration","state":"live"'; }
# Figures that are computed anew are live before and after.
all_follow() {
    eventually 30 is_live
    eventually 30 is_taken_in "${sources[@]}"
    eventually 30 is_live
}
# "series keys numerator/denominator" for each row.
figures() { # ID [OPTION…]
    appui indicators "$@" --as ministry --format json | python3 -c '
import json, sys
pages = json.load(sys.stdin)
for page in pages if isinstance(pages, list) else [pages]:
    for row in page.get("rows", []):
        print(" ".join([row["series"], *row.get("keys", []), "%d/%d" % (row.get("numerator", 0), row.get("denominator", 0))]))'
}
figure() { # ID SERIES [OPTION…]
    local series=$2
    figures "$1" "${@:3}" | sed -n "s/^$series //p"
}
expect_overlap() { # true|"" ID [OPTION…]
    expect_equal "$1" "$(appui indicators "${@:2}" --to 2013-03 --as ministry --format json | sed -n 's/.*"overlapping": \(true\).*/\1/p' | sort -u)" "${*:2}"
}
# A figure is the sum of what is behind it.  Distinct employers are counted once, their contracts are shown; days are not
# sums: of a delay there are as many things as it has days; the programme is behind `places` only.  Freshness is no figure.
every_series_adds_up() {
    ask indicator.list reporting ministry '{}' >"$state/list.json"
    python3 - "$state/list.json" <<'END' >"$state/asked.jsonl"
import json, sys
for indicator in json.load(open(sys.argv[1]))["body"]["indicators"]:
    if indicator["id"] != "fraicheur":
        for series in indicator["series"]:
            for type, more in (("indicator.read", {}), ("explain", {"series": series["id"]})):
                body = {"id": indicator["id"], "from": "2013-01", "to": "2013-03", **more}
                print(json.dumps({"type": type, "service": "reporting", "as": "ministry", "body": body}))
                print('{"wait": true}')
END
    appui send <"$state/asked.jsonl" >"$state/answers.jsonl"
    python3 - "$state"/{asked,answers}.jsonl <<'END'
import json, sys
asked = [line for line in map(json.loads, open(sys.argv[1])) if "type" in line]
answers = [json.loads(line) for line in open(sys.argv[2])]
wrong, shown = [], 0
for read, explain, figure, behind in zip(asked[::2], asked[1::2], answers[::2], answers[1::2]):
    name = "%s.%s" % (explain["body"]["id"], explain["body"]["series"])
    if figure["status"] != "ok" or behind["status"] != "ok":
        wrong.append("%s: %s" % (name, figure["body"] if figure["status"] != "ok" else behind["body"]))
        continue
    things = behind["body"].get("things", [])
    rows = [row for row in figure["body"].get("rows", []) if row["series"] == explain["body"]["series"]]
    unit = [series["unit"] for series in figure["body"]["series"] if series["id"] == explain["body"]["series"]][0]
    parts = {"numerator", "denominator"}
    parts -= {"numerator"} if unit == "days" or name.startswith("employeurs.") else set()
    parts -= {"denominator"} if name.startswith("realisation.") else set()
    for part in parts:
        total, sum_behind = (sum(line.get(part, 0) for line in lines) for lines in (rows, things))
        if total != sum_behind:
            wrong.append("%s: %s %d, behind it %d" % (name, part, total, sum_behind))
    wrong += ["%s: %s without event" % (name, thing) for thing in things if "positions" not in thing and "elsewhere" not in thing]
    shown += len(things) > 0
if len(answers) != len(asked):
    wrong.append("%d answers to %d questions" % (len(answers), len(asked)))
print("\n".join(wrong), "%d series with something behind them" % shown)
sys.exit(1 if wrong or shown < 20 else 0)
END
}
# One number for every table of facts and cells.
hash_of_figures() {
    sql "set search_path = reporting; select string_agg(name || ' ' || hash_of(name, kind), E'\n' order by name) from folded where kind in ('fact', 'cell')"
}
sees_stop() { freshness | grep -q "\"state\":\"stopped\".*\"text\":\"$1: "; }
forget() { # IS_CURRENT
    service_stop reporting
    sql "set search_path = reporting; select forget_figures((select array_agg(source) from cursor where filter = '')); update projection set is_current = $1" >/dev/null
}

covers centre '{ departement = "18"; from = "2013-01-01"; decides = true; }'
covers est '{ departement = "18"; from = "2013-01-01"; decides = true; }, { departement = "36"; from = "2013-01-01"; decides = true; }'
network_start registration reporting regional_centre sectoral_fabrication dla
# A cell of zeros is no cell.
sql "create function reporting.hash_of(name text, kind text) returns numeric language plpgsql as \$\$
declare
    sum numeric;
begin
    execute format('select coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from %I t where %L <> ''cell'' or t::text !~ %L',
                   case when to_regclass(name || '_now') is null then name else name || '_now' end, kind,
                   ',[0-9]+(,0)+[)]\$') into sum;
    return sum;
end \$\$"

it "a job is asked for, and a hub that joins by one file is followed from its beginning"
expect_done envelope.allot registration ministry '{"region2013": "24", "places": 5}'
expect_done employer.register registration regional \
    "{\"employer\": \"$employer\", \"name\": \"BGE\", \"form\": \"association\", \"siret\": \"73282932000074\", \"postal_code\": \"18000\"}"
expect_done place.register registration regional \
    "{\"place\": \"$place\", \"name\": \"Fabrique\", \"kinds\": [\"fablab\"], \"commune_code\": \"18033\", \"employer\": \"$employer\"}"
expect_done job.propose registration regional \
    "{\"job\": \"$job\", \"employer\": \"$employer\", \"place\": \"$place\", \"metier\": \"forgeur\", \"weekly_minutes\": 2100, \"kind\": \"cdd\", \"months\": 36}"
eventually 20 has regional_centre case.opened 1
instance_prepare regional_est
service_start regional_est
eventually 20 is_taken_in regional_est
[ "$(head_of regional_est)" -gt 0 ] || broken "the hub says nothing"

it "a life: an opinion, a contract, a contact, training, a session, a referral"
expect_done opinion.give regional_centre regional "{\"opinion\": \"$(id 20)\", \"job\": \"$job\", \"verdict\": \"favourable\", \"details\": \"Bien.\"}"
eventually 20 has registration job.approved 1
expect_done tutor.register registration regional \
    "{\"tutor\": \"$tutor\", \"employer\": \"$employer\", \"is_volunteer\": true, \"experience_years\": 5, \"name\": \"Petit\", \"first_name\": \"Anne\"}"
expect_done person.register registration prescriber \
    "{\"person\": \"$person\", \"departement\": \"18\", \"gender\": \"female\", \"level\": \"none\", \"zone\": \"none\", \"name\": \"Martin\", \"first_name\": \"Léa\", \"birth_date\": \"1993-05-12\"}"
expect_done eligibility.find registration prescriber "{\"person\": \"$person\", \"prescriber\": \"mission_locale\"}"
expect_done contract.sign registration prescriber \
    "{\"contract\": \"$contract\", \"job\": \"$job\", \"person\": \"$person\", \"tutor\": \"$tutor\", \"kind\": \"cdd\", \"months\": 36, \"weekly_minutes\": 2100, \"starts_on\": \"2013-02-01\"}"
eventually 20 has regional_centre item.due 9
eventually 20 has sectoral_fabrication path.opened 1
expect_done clock.advance registration operator '{"to": "2013-02-15T12:00:00Z"}'
eventually 20 has regional_centre clock.advanced 1
eventually 20 has sectoral_fabrication clock.advanced 1
expect_done contact.record regional_centre regional "{\"contact\": \"$(id 30)\", \"job\": \"$job\", \"channel\": \"meeting\", \"parties\": [\"young_person\"], \"held_on\": \"2013-02-14\"}"
expect_done path.plan_action sectoral_fabrication sectoral_fabrication \
    "{\"action\": \"$(id 40)\", \"contract\": \"$contract\", \"type\": \"qualifying\", \"title\": \"Imprimer\", \"hours\": 70, \"provider\": \"Greta\", \"funder\": \"opca\", \"starts_on\": \"2013-02-11\", \"ends_on\": \"2013-02-12\"}"
expect_done path.confirm_action sectoral_fabrication sectoral_fabrication "{\"action\": \"$(id 40)\"}"
expect_done session.plan regional_centre regional \
    "{\"session\": \"$(id 50)\", \"departement\": \"18\", \"place\": \"$place\", \"theme\": \"tutoring\", \"held_on\": \"2013-02-20\", \"seats\": 8}"
expect_done session.enrol regional_centre regional "{\"session\": \"$(id 50)\", \"tutor\": \"$tutor\"}"
expect_done adviser.register dla operator \
    "{\"adviser\": \"$adviser\", \"body\": \"dla-18\", \"principal\": \"adviser\", \"name\": \"Chloé Fictive\", \"email\": \"chloe@exemple.fr\"}"
expect_done referral.request regional_centre regional "{\"referral\": \"$referral\", \"job\": \"$job\", \"needs\": [\"financial\"]}"
eventually 20 has dla referral.sent 1
expect_done clock.advance registration operator '{"to": "2013-03-10T12:00:00Z"}'
eventually 20 has regional_centre clock.advanced 2
eventually 20 has sectoral_fabrication clock.advanced 2
eventually 20 has dla clock.advanced 2
expect_done session.hold regional_centre regional \
    "{\"session\": \"$(id 50)\", \"held_on\": \"2013-02-20\", \"tutors\": [{\"tutor\": \"$tutor\", \"attendance\": \"present\"}]}"
expect_done path.start_action sectoral_fabrication sectoral_fabrication "{\"action\": \"$(id 40)\", \"started_on\": \"2013-02-11\"}"
expect_done path.complete_action sectoral_fabrication sectoral_fabrication "{\"action\": \"$(id 40)\", \"hours\": 70, \"completed_on\": \"2013-02-12\"}"
expect_done referral.accept dla adviser "{\"referral\": \"$referral\"}"
all_follow

it "months in which nothing of it happened are rows of zeros, whoever tells it"
for indicator in "entrees renouvellements" "sessions annulees" "dla_accompagnes missions" "taches en_retard"; do
    # shellcheck disable=SC2086
    expect_equal "2013-01 0
2013-02 0" "$(figure $indicator --by month --from 2013-01 --to 2013-02 | cut -d / -f 1)" "$indicator"
done

it "contract measures that hubs tell: met within a month, trained at the entry"
expect_equal "a_temps 1/1" "$(figures contact_1m --month 2013-03)"
expect_equal "engagee 1/1" "$(figures formation_engagee --month 2013-02)"
expect_equal "suivie forgeur 1/1
certifiante forgeur 0/1
heures_moyennes forgeur 70/1
heures forgeur 70/0" "$(figures formation_suivie --by metier --month 2013-02)"

it "what hubs tell of their own: a session of one tutor, who is every tutor there is"
expect_equal "1/0" "$(figure sessions tenues --month 2013-02)"
expect_equal "tutoring 1/1" "$(figure sessions presents --by kind --month 2013-02)"
expect_equal "1/1" "$(figure tuteurs_formes formes --month 2013-03)"

# Both hubs have the département: the tutor is of each, whichever held the session.
it "tutors by hub: those of the départements that it covers"
expect_equal "regional_centre 1/1
regional_est 1/1" "$(figure tuteurs_formes formes --by hub --month 2013-03)"
expect_overlap true tuteurs_formes --by hub
expect_equal "regional_est forgeur 1/1" "$(figure tuteurs_formes formes --by hub,metier --where hub=regional_est --month 2013-03)"
expect_equal "regional_est forgeur association 1/1" "$(figure tuteurs_formes formes --by hub,metier,form --where hub=regional_est --month 2013-03)"
expect_equal "2013-02 regional_est 1/1
2013-03 regional_est 1/1" "$(figure tuteurs_formes formes --by month,hub --where hub=regional_est --from 2013-02 --to 2013-03)"
expect_match '"thing".*"elsewhere":\["regional_centre@' \
    "$(ask explain reporting ministry '{"id": "tuteurs_formes", "where": [{"axis": "hub", "value": "regional_est"}], "month": "2013-03"}')"

# Both hubs have the département; whoever does not meet the young person is late.  A candidate was due in March as well, and
# there was one.
it "items by hub: of the two that are due to each, one met the young person"
expect_equal "regional_centre 2/2
regional_est 1/2" "$(figure taches a_temps --by hub --month 2013-03)"
expect_equal "candidate 2/2
first_contact 1/2" "$(figure taches a_temps --by kind --month 2013-03)"
expect_equal "18 3/4" "$(figure taches a_temps --by departement --month 2013-03)"
expect_equal "regional_est first_contact 0/1" "$(figure taches a_temps --by hub,kind --month 2013-03 | grep 'est first')"

# From Friday the 15th of February to Sunday the 10th of March: three weeks of business days.
it "a referral: asked for in February, accepted in March after fifteen business days"
expect_equal "1/0" "$(figure dla_orientations demandees --month 2013-02)"
expect_equal "regional_centre 1/0" "$(figure dla_orientations acceptees --by hub --month 2013-03)"
expect_equal "15/1" "$(figure dla_delais reponse_mediane --month 2013-03)"
expect_equal "1/0" "$(figure dla_accompagnes structures --month 2013-03)"

it "a hub is the départements that it covers: what two of them see is said to overlap, what one sees is not"
expect_equal "regional_centre 1/0
regional_est 1/0" "$(figure stock en_cours --by hub --month 2013-03)"
for indicator in stock vacance; do
    expect_overlap true $indicator --by hub
    expect_overlap true $indicator --by hub,month --from 2013-02
    expect_overlap "" $indicator --by hub --where hub=regional_est
    expect_overlap "" $indicator --by hub --where departement=36
done
expect_overlap "" taches --by hub
expect_equal "1/0" "$(figure stock en_cours --where hub=regional_est --month 2013-03)"
expect_equal "1/0" "$(figure stock en_cours --month 2013-03)"

it "dashboards see the same"
expect_equal "2013-03-01 regional_centre 2 2
2013-03-01 regional_est 1 1" "$(sql dashboard "set search_path = reporting; select concat_ws(' ', month, value, amount, total) from network_figure
    where measure = 'items_in_time' and territory = 'FR' and axis = 'hub' and month = '2013-03-01' order by value")"

it "an explanation names the events in the journals of others"
expect_match '"elsewhere":\["dla@[0-9]+' "$(ask explain reporting ministry '{"id": "dla_orientations", "month": "2013-02"}')"
expect_match '"elsewhere":\[.*"sectoral_fabrication@' "$(ask explain reporting ministry '{"id": "formation_suivie", "month": "2013-02"}')"

it "every series of every indicator opens onto what is behind it, which adds up to it"
expect_success every_series_adds_up
it "places open onto the envelope of each region, of 2013 or 2016, and the programme"
expect_match '"kind":"programme","month":"2013-02","denominator":2000,"positions":[[][0-9]+[]]' "$(ask explain reporting ministry '{"id": "places"}')"
expect_match '"kind":"envelope","region2013":"24","month":"2013-02","numerator":5,"positions":[[][0-9]+[]]' \
    "$(ask explain reporting ministry '{"id": "places", "where": [{"axis": "region2016", "value": "24"}]}')"
expect_equal "" "$(ask explain reporting ministry '{"id": "places", "where": [{"axis": "region2013", "value": "11"}]}' | sed -n '/envelope/p')"
expect_match "envelope .* 24 .* 5 " "$(appui explain places --as ministry)"

it "an audit reads every journal anew and finds each fact and cell the same; a receipt names them all"
expect_success appui audit
expect_match "5 journaux" "$output"
appui indicators taches --month 2013-03 --as ministry --format json >"$state/receipt.json"
for name in "${sources[@]}"; do
    expect_match "\"source\": \"$name\"" "$(cat "$state/receipt.json")"
done
expect_success appui receipt verify --recompute "$state/receipt.json"

it "a past day is known as all journals knew it: training was confirmed, not followed"
expect_equal "0/1" "$(figure formation_suivie suivie --month 2013-02 --as-of 2013-02-20)"
expect_equal "1/1" "$(figure formation_engagee engagee --month 2013-02 --as-of 2013-02-20)"
expect_equal "1/0" "$(figure dla_orientations transmises --month 2013-02 --as-of 2013-02-20)"
expect_equal "$(printf '%s\n' "${sources[@]}" | sort)" "$(appui journal reporting | grep day.closed | tail -n 1 |
    grep -oE 'registration|regional_centre|regional_est|sectoral_fabrication|dla' | sort -u)"

live=$(hash_of_figures)
it "figures computed from nothing are the same to the last digit"
forget false
service_start reporting --set reporting.rebuild_after=1
all_follow
expect_equal "$live" "$(hash_of_figures)"

it "so are those moved step by step, the journals of the hubs first, or registration's"
for late in registration "regional_centre sectoral_fabrication" "dla regional_est"; do
    forget true
    for name in $late; do
        kill -STOP "${pids[$name]}"
    done
    service_start reporting --set reporting.rebuild_after=10000000
    for name in "${sources[@]}"; do
        [[ " $late " == *" $name "* ]] || eventually 20 is_taken_in "$name"
    done
    for name in $late; do
        kill -CONT "${pids[$name]}"
    done
    all_follow
    expect_equal "$live" "$(hash_of_figures)" "the figures with $late last"
done
expect_success appui audit

it "a hub that stops holds nobody else up, and is heard again"
service_stop regional_est
expect_done place.register registration regional \
    "{\"place\": \"$(id 70)\", \"name\": \"Atelier\", \"kinds\": [\"epn\"], \"commune_code\": \"36044\", \"employer\": \"$employer\"}"
eventually 20 is_taken_in registration
service_start regional_est
expect_done session.plan regional_est regional \
    "{\"session\": \"$(id 51)\", \"departement\": \"36\", \"theme\": \"tutoring\", \"held_on\": \"2013-03-08\", \"seats\": 5}"
expect_done session.hold regional_est regional "{\"session\": \"$(id 51)\", \"held_on\": \"2013-03-08\", \"tutors\": []}"
all_follow
expect_equal "1/0" "$(figure sessions tenues --where hub=regional_est --month 2013-03)"
expect_success appui audit

it "one that leaves the network stays in the figures"
rm "$state/network/regional_est.cfg"
service_stop regional_est
kill -HUP "${pids[reporting]}"
eventually 20 eval 'freshness | grep -q "\"source\":\"regional_est\",\"state\":\"gone\""'
expect_equal "1/0" "$(figure sessions tenues --where hub=regional_est --month 2013-03)"
expect_success appui audit

it "also when an operator has what all others tell taken in again: nobody can tell it any more"
service_stop reporting
sql "update reporting.cursor set hash = decode(repeat('ab', 32), 'hex') where source = 'regional_centre' and filter = ''"
service_start reporting
eventually 20 sees_stop regional_centre
expect_success appui follower accept regional_centre reporting --as operator
eventually 30 is_live
eventually 30 is_taken_in registration regional_centre sectoral_fabrication dla
eventually 30 is_live
expect_equal "1/0" "$(figure sessions tenues --where hub=regional_est --month 2013-03)"
expect_success appui audit

it "and follows it again when it comes back"
covers est '{ departement = "18"; from = "2013-01-01"; decides = true; }, { departement = "36"; from = "2013-01-01"; decides = true; }'
service_start regional_est
kill -HUP "${pids[reporting]}"
eventually 20 eval 'freshness | grep -q "\"source\":\"regional_est\",\"state\":\"live\""'
all_follow

if ! is_sanitized; then
    it "takes less than 10 MB of its own"
    pss=$(awk '/^Pss:/ {print $2}' "/proc/${pids[reporting]}/smaps_rollup")
    [ "$pss" -lt 10240 ] || broken "PSS is $pss kB"
fi

it "a hub whose journal is rewound stops all figures by its name, whoever tries again, until an operator accepts"
service_stop regional_est
sql "delete from regional_est.journal where position > $(head_of regional_est) - 2"
service_start regional_est
expect_done session.plan regional_est regional \
    "{\"session\": \"$(id 52)\", \"departement\": \"36\", \"theme\": \"tutoring\", \"held_on\": \"2013-03-09\", \"seats\": 6}"
expect_done session.hold regional_est regional "{\"session\": \"$(id 52)\", \"held_on\": \"2013-03-09\", \"tutors\": []}"
eventually 20 sees_stop regional_est
kill -HUP "${pids[reporting]}"
has_stopped_twice() { [ "$(grep -c "figures stopped" "$state/log/reporting.log")" -ge 2 ]; }
eventually 20 has_stopped_twice
eventually 20 sees_stop regional_est
expect_refused "pas arrêté" appui follower accept registration reporting --as operator
expect_success appui follower accept regional_est reporting --as operator
all_follow
expect_equal "1/0" "$(figure sessions tenues --where hub=regional_est --month 2013-03)"
expect_equal "6/0" "$(figure sessions places --where hub=regional_est --month 2013-03)"
expect_success appui audit
network_stop
