#!/usr/bin/env bash
# The figures of a short life: live, rebuilt, audited, as they were known, sealed, closed.
# time limit: 170 s
. "$(dirname "$0")/lib.sh"

network_start
# What is refused is an answer too.
ask() { appui send --as "$1" <<<"$2" 2>/dev/null || true; }
figures() { appui indicators "$1" --as ministry --format json "${@:2}"; }
# Several pages are a list of them.
pages='import json, sys
pages = json.load(sys.stdin)
rows = [row for page in (pages if isinstance(pages, list) else [pages]) for row in page["rows"]]
'
rows() { figures "$@" | python3 -c "$pages"'print(json.dumps(rows))'; }
initial() { figures entrees "$@" | python3 -c "$pages"'print(sum(r.get("numerator", 0) for r in rows if r["series"] == "initiaux"))'; }
hash_of_figures() { sql "select coalesce(sum(hashtextextended(c::text, 0)), 0) from reporting.cell_now c where c::text !~ '^[(][^,]*,[^,]*,[^,]*,[0-9]+(,0)+[)]\$'"; }
restart_from_nothing() { # IS_CURRENT [OPTION…]
    service_stop reporting
    sql "set search_path = reporting; select forget_figures((select array_agg(source) from cursor where filter = '')); update projection set is_current = $1" >/dev/null
    service_start reporting "${@:2}"
    figures_follow
    eventually 30 eval "[[ \"\$(ask operator '{\"type\": \"freshness.get\", \"body\": {}}')\" =~ '\"state\":\"live\"' ]]"
}

it "the life of the programme is played until the summer of 2014"
cp config/sample/places.csv "$state/places.csv"
expect_success appui import places "$state/places.csv"
expect_success appui scenario --until 2014-07-05
figures_follow

it "the audit folds the journal anew and finds every fact and cell the same"
expect_success appui audit
audited=$output
expect_match "OK" "$audited"

it "figures rebuilt from nothing are the same to the last digit"
live=$(hash_of_figures)
before=$(rows entrees --by metier,gender)
restart_from_nothing false --set reporting.rebuild_after=1
expect_equal "$live" "$(hash_of_figures)"
expect_equal "$before" "$(rows entrees --by metier,gender)"

it "and so are figures moved step by step from the first event"
restart_from_nothing true --set reporting.rebuild_after=10000000
expect_equal "$live" "$(hash_of_figures)"

it "a declared cut added up is the total, and a cut from the facts says so and agrees"
total=$(initial --month 2014-03)
for by in departement region2013 region2016 metier gender gender,metier; do
    expect_equal "$total" "$(initial --by "$by" --month 2014-03)" "by $by"
done
expect_match '"from_facts": true' "$(figures entrees --by gender,metier --month 2014-03)"

it "an axis that does not apply is refused, in French"
expect_refused "ne se découpe pas par gender" appui indicators places --by gender --as ministry

it "an empty denominator gives null, never 0"
expect_match '"empty": true' "$(rows femmes --month 2013-01)"

it "figures of a past day are those of that day's journal, and carry its position"
expect_match '"as_of":"2013-12-31"' "$(ask ministry '{"type": "indicator.read", "body": {"id": "stock", "as_of": "2013-12-31"}}')"
expect_match "n'est pas encore clos" "$(ask ministry '{"type": "indicator.read", "body": {"id": "stock", "as_of": "2033-01-01"}}')"

it "a receipt holds, also when the journal is folded anew, and not when a figure was changed"
figures femmes --by region2016 --month 2014-03 >"$state/receipt.json"
expect_success appui receipt verify "$state/receipt.json"
python3 - "$state/receipt.json" >"$state/verify.json" <<'END'
import json, sys
page = json.load(open(sys.argv[1]))
for change in (False, True):
    if change:
        page["rows"][-1]["numerator"] = page["rows"][-1].get("numerator", 0) + 1
    print(json.dumps({"type": "receipt.verify", "body": {"receipt": page["receipt"], "rows": page["rows"], "recompute": True}}))
END
appui send --as ministry "$state/verify.json" >"$state/verified.json"
expect_match '"signed_here":true,"chain_holds":true,"same_figures":true' "$(head -n 1 "$state/verified.json")"
expect_no_match '"signed_here":true' "$(tail -n 1 "$state/verified.json")"

it "a month that is over is closed once; late data show beside what was published"
expect_success appui month close 2014-03 --as ministry
expect_refused "déjà clos" appui month close 2014-03 --as ministry
expect_refused "n'est pas fini" appui month close 2030-01 --as ministry
expect_success appui month list 2014-03
service_stop reporting
service_start reporting
expect_success appui month list 2014-03
expect_match "femmes" "$output"

it "an explanation names the contracts and the events behind a figure"
expect_match '"kind":"contract".*"positions":\[[0-9]' "$(ask ministry '{"type": "explain", "body": {"id": "entrees", "month": "2014-03"}}')"

it "more questions than are kept prepared, asked again and again, have the same answers"
for year in 2013 2014 2015 2016; do
    for month in 01 02 03 04 05 06 07 08 09 10 11 12; do
        printf '{"type": "indicator.read", "as": "ministry", "body": {"id": "entrees", "month": "%s-%s"}}\n' "$year" "$month"
    done
done >"$state/questions"
figures_of() { appui send <"$state/questions" | grep -o '"rows":\[[^]]*\]'; }
figures_of >"$state/first"
expect_equal 48 "$(wc -l <"$state/first")"
expect_match '"value":[1-9]' "$(cat "$state/first")"
for _ in 1 2 3; do
    expect_equal "$(cat "$state/first")" "$(figures_of)"
done

it "a cell that was tampered with is found and named"
sql "update reporting.cell set women = women + 1 where territory = 'FR' and axis = '' and month = (select max(month) from reporting.cell where entries > 0)"
expect_refused "women" appui audit

it "and an operator has it computed anew"
expect_refused "Le rôle « ministère »" appui recompute "une cellule fausse" --as ministry
expect_success appui recompute "une cellule fausse" --as operator
eventually 30 eval "[[ \"\$(ask operator '{\"type\": \"freshness.get\", \"body\": {}}')\" =~ '\"state\":\"live\"' ]]"
expect_success appui audit
expect_match 'figures recomputed" by=operator reason="une cellule fausse"' "$(cat "$state/log/reporting.log")"

it "PostgreSQL lost and found again: the figures go on from their cursor"
cluster_kill
cluster_start
service_wait registration
service_wait reporting
expect_success appui scenario --until 2014-08-02
figures_follow
expect_success appui audit

it "a journal that was rewound stops the figures with an alarm, and the operator's acceptance rebuilds them"
service_stop reporting
sql "update reporting.cursor set position = position - 3, hash = decode(repeat('ab', 32), 'hex') where source = 'registration'"
service_start reporting
eventually 20 eval "[[ \"\$(ask operator '{\"type\": \"freshness.get\", \"body\": {}}')\" =~ '\"state\":\"stopped\"' ]]"
expect_refused "registration n'a pas cette empreinte" appui audit
ask operator '{"type": "follower.accept", "service": "reporting", "body": {"source": "registration"}}' >"$state/accepted"
expect_match '"status":"ok"' "$(cat "$state/accepted")"
eventually 30 eval "[[ \"\$(ask operator '{\"type\": \"freshness.get\", \"body\": {}}')\" =~ '\"state\":\"live\"' ]]"
figures_follow
expect_success appui audit

it "whoever asks for something long is told that nobody is there"
service_stop reporting
expect_ending 3 timeout 60 "$build/bin/appui" indicators entrees --as-of 2014-01-01
expect_match "no answer from reporting" "$output"
expect_ending 2 appui indicators --by region2016
