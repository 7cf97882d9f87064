#!/usr/bin/env bash
# Backup and restore: everything comes back, but nobody who was erased since.
# sanitized too
. "$(dirname "$0")/lib.sh"

backups=$state/backups
export PGUSER=postgres

# One employer's young people: ids chosen by us.
person() { printf '018f0000-0000-7000-8000-%012d' "$1"; }
register() { # NUMBER…
    local number
    for number in "$@"; do
        printf '{"type": "person.register", "body": {"person": "%s", "departement": "18", "name": "Nom %d", "first_name": "Prénom", "birth_date": "1993-05-01", "gender": "female", "level": "V", "zone": "none"}}\n' \
            "$(person "$number")" "$number"
    done | appui send --as prescriber
}
erase() { printf '{"type": "person.erase", "body": {"person": "%s"}}\n' "$(person "$1")" | appui send --as operator; }
in_vault() { sql "select count(*) from registration.vault where id = '$(person "$1")'"; }
adviser=018f0000-0000-7000-8000-00000000000a
sponsor=018f0000-0000-7000-8000-00000000000b
# What a hub and the DLA keep of people: whom to speak to at a company, an adviser who left.
register_others() {
    appui send <<END
{"type": "sponsor.pledge", "service": "regional_centre", "as": "regional", "body": {"sponsor": "$sponsor", "name": "Cartes SA", "siren": "732829320", "sector": "fabrication", "departements": ["18"], "offers": ["coaching"], "jobs_most": 2, "contact_name": "Mme Petit"}}
{"type": "adviser.register", "as": "operator", "body": {"adviser": "$adviser", "body": "dla-18", "principal": "adviser", "name": "Nom Dix"}}
{"wait": true}
{"type": "adviser.retire", "as": "operator", "body": {"adviser": "$adviser"}}
END
}
erase_others() {
    appui send --as operator <<END
{"type": "sponsor.erase", "service": "regional_centre", "body": {"sponsor": "$sponsor"}}
{"type": "adviser.erase", "body": {"adviser": "$adviser"}}
END
}
kept_of_others() {
    sql "select (select count(*) from regional_centre.vault where id = '$sponsor')
              + (select count(*) from dla.vault where id = '$adviser')"
}
all_ok() { expect_no_match '"status": ?"(refused|busy|expired|unavailable)"' "$1"; }

network_start registration reporting regional_centre dla
all_ok "$(register 1 2 3)"
all_ok "$(register_others)"
expect_equal 2 "$(kept_of_others)"
figures_follow

it "a backup is one folder, for its owner only"
backup=$(deploy/backup "$backups")
expect_equal 700 "$(stat -c %a "$backup")" "mode"
expect_equal 600 "$(stat -c %a "$backup/appui.dump")" "mode"
expect_equal "$(head_of registration)" "$(sed -n 's/^registration\t\([0-9]*\)\t.*/\1/p' "$backup/heads.tsv")"
expect_match registration "$(cat "$backup/keys.tsv")"
expect_equal "" "$(grep -rl secret "$backup" || true)" "files with secrets"

it "the list of erasures holds what was erased, as ids only"
all_ok "$(erase 2)"
all_ok "$(erase_others)"
expect_equal 0 "$(in_vault 2)"
deploy/backup --erasures "$backups"
expect_match "$(person 2)" "$(cat "$backups/erasures.tsv")"
expect_no_match "Nom" "$(cat "$backups/erasures.tsv")"

it "a backup that fails says so, leaves nothing behind and keeps the list of erasures"
kept=$(ls "$backups"; cat "$backups/erasures.tsv")
PGDATABASE=postgres expect_ending 1 deploy/backup "$backups"
expect_match "no journal in the database postgres" "$output"
PGPORT=1 expect_ending 2 deploy/backup "$backups"
PGPORT=1 expect_ending 2 deploy/backup --erasures "$backups"
(
    # shellcheck disable=SC2317 # instead of pg_dump
    pg_dump() { return 1; }
    export -f pg_dump
    expect_ending 1 deploy/backup "$backups"
)
expect_equal "$kept" "$(ls "$backups"; cat "$backups/erasures.tsv")"

it "a restore refuses a database that is not empty, and a damaged backup"
all_ok "$(erase 3)"
for service in reporting dla regional_centre registration; do
    service_stop "$service"
done
expect_ending 1 deploy/restore "$backup"
expect_match "not empty" "$output"
PGDATABASE=postgres sql "alter database appui rename to appui_old"
cp -r "$backup" "$backups/damaged"
echo x >>"$backups/damaged/appui.dump"
expect_ending 1 deploy/restore "$backups/damaged"
expect_match "damaged" "$output"

it "a restore brings everything back but who was erased since, told by the list or by the old database"
expect_success deploy/restore --live appui_old "$backup"
expect_equal 1 "$(in_vault 1)"
expect_equal 0 "$(in_vault 2)" "erased before the list was written"
expect_equal 0 "$(in_vault 3)" "erased after it"
expect_equal 0 "$(kept_of_others)" "of a hub and of the DLA"

it "services go on from the restored journal, and are told the erasures again"
for service in registration regional_centre dla reporting; do
    service_start "$service"
done
answers=$(appui send --as operator "$backup/erase-again.jsonl")
expect_equal 4 "$(wc -l <<<"$answers")"
all_ok "$answers"
expect_equal 1 "$(sql "select count(*) from dla.journal where type = 'adviser.erased'")"
expect_equal 1 "$(sql "select count(*) from regional_centre.journal where type = 'hub.note_erased'")"
expect_ending 1 appui send --as operator "$backup/erase-again.jsonl"
expect_equal 4 "$(grep -c '"rule":"P2"' <<<"$output")" "told once more"
all_ok "$(register 4)"
figures_follow
expect_success appui audit
