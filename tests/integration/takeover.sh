#!/usr/bin/env bash
# A network whose services have two programs each: registration, a hub and a hearer are struck in turn while jobs,
# places and opinions come in.  Nothing is heard twice or lost, each opinion is answered once.
# time limit: 300 s
. "$(dirname "$0")/seats.sh"

id() { printf '0b5b6f3e-0000-7000-8000-%012d' "$1"; } # NUMBER
ask() { appui send <<<"{\"type\": \"$1\", \"service\": \"$2\", \"as\": \"$3\", \"body\": $4}"; } # TYPE SERVICE AS BODY
expect_done() { # TYPE SERVICE AS BODY
    expect_success ask "$@"
    expect_match '"status":"ok"' "$output"
}
count() { sql "select count(*) from $1.journal where type = '$2'"; } # SCHEMA TYPE
has() { [ "$(count "$1" "$2")" -eq "$3" ]; }                          # SCHEMA TYPE COUNT

# --- who is there ------------------------------------------------------------------------------------

# Settings of a service with two seats, or of a hub with its territory.
settings() { # NAME FILE [TERRITORY]
    sed "s|ipc://run/$1\.requests\"|$(endpoints "$1" requests)\"|; s|ipc://run/$1\.feed\"|$(endpoints "$1" feed)\"|
         s|reference = \"[./]*reference\"|reference = \"$top/config/reference\"|" "$2" >"$state/network/$1.cfg"
    [ -z "${3:-}" ] || {
        sed -i '/^regional = {/,$d' "$state/network/$1.cfg"
        printf 'regional = { territory = ( %s ); };\n' "$3" >>"$state/network/$1.cfg"
    }
}
covers() { printf '{ departement = "%s"; from = "2013-02-01"; decides = %s; }' "$1" "$2"; } # DÉPARTEMENT DECIDES
hearer="service = { instance = \"echo_all\"; requests = \"ipc://run/echo_all.requests\"; feed = \"ipc://run/echo_all.feed\";
    key = \"keys/echo_all.key\"; clients = \"keys/clients.cfg\"; database = \"dbname=appui user=echo_all\";
    reference = \"reference\"; };"
settings registration config/registration.cfg
settings regional_centre config/sample/network/regional_centre.cfg "$(covers 18 true), $(covers 36 true)"
settings regional_ouest config/sample/network/regional_ouest.cfg "$(covers 29 true), $(covers 36 false)"
settings echo_all <(printf '%s\n' "$hearer")

sed 's|"10 s"|"60 s"|' config/appui.cfg >"$state/patient.cfg"

# --- what is asked all the time ----------------------------------------------------------------------

each=60
place_of() { if (($1 % 2)); then id 36; else id 18; fi; } # NUMBER
jobs_of() { # ROUND
    local n
    for ((n = $1 * each + 1; n <= ($1 + 1) * each; n++)); do
        printf '{"type": "job.propose", "as": "regional", "body": {"job": "%s", "employer": "%s", "place": "%s", "metier": "forgeur", "new_service": "fablab", "weekly_minutes": 2100, "kind": "cdd", "months": 36}}\n' \
            "$(id $((1000 + n)))" "$(id 1)" "$(place_of "$n")"
        printf '{"type": "place.register", "as": "regional", "body": {"place": "%s", "name": "EPN", "kinds": ["epn"], "departement": "18", "employer": "%s"}}\n' \
            "$(id $((2000000 + n)))" "$(id 1)"
    done
}
# On the jobs of the round before, whose cases are known.  The last is kept for the one who measures.
opinions_of() { # ROUND
    local n
    for ((n = $1 * each + 1; n < ($1 + 1) * each; n++)); do
        printf '{"type": "opinion.give", "service": "regional_centre", "as": "regional", "body": {"opinion": "%s", "job": "%s", "verdict": "favourable"}}\n' \
            "$(id $((3000000 + n)))" "$(id $((1000 + n)))"
    done
}
say() { appui --config "$state/patient.cfg" send --quiet >>"$state/log/said.$1.log" 2>&1; } # WHO <lines

# A command that is accepted, by whoever writes then; of a service that takes none: it took over.
round=0 days=0
takeovers=0
takeovers_of() { cat "$state/log/$1".[12].log | grep -c 'event="taking over"' || true; } # SERVICE
openings_of() { cat "$state"/log/registration.[12].log | grep -c "follower open.*\"$1\"" || true; } # FOLLOWER
took_over() { [ "$(takeovers_of "$1")" -gt "$takeovers" ]; }                          # SERVICE
next_command() { # SERVICE
    local n=$((round * each))
    case $1 in
        registration) expect_done envelope.allot registration ministry "{\"region2013\": \"41\", \"places\": $round}" ;;
        regional_centre) expect_done opinion.give regional_centre regional "{\"opinion\": \"$(id $((3000000 + n)))\", \"job\": \"$(id $((1000 + n)))\", \"verdict\": \"favourable\"}" ;;
        *) eventually 10 took_over "$1" ;;
    esac
}
kept() { # the opinion that was kept, if it was not what was measured
    [ "$1" = regional_centre ] || next_command regional_centre
}

takeover() { # HOW SERVICE FROM TO
    local how=$1 name=$2 old=$2.$3 begun took most openings speakers=() speaker
    round=$((round + 1))
    most=$(most_ms)
    eventually 60 has regional_centre case.opened $((round * each))
    jobs_of "$round" | say jobs &
    speakers+=($!)
    opinions_of $((round - 1)) | say opinions &
    speakers+=($!)
    takeovers=$(takeovers_of "$name") openings=$(openings_of "$name")
    begun=$(now_ms)
    strike "$how" "$old"
    next_command "$name"
    took=$(($(now_ms) - begun))
    printf '# %s of %s: %s ms until another one writes\n' "$how" "$old" "$took"
    [ "$took" -le "$most" ] || broken "it took $took ms, not $most" "$(tail -n 5 "$state/log/$name.$4.log")"
    for speaker in "${speakers[@]}"; do
        wait "$speaker" || broken "$(tail -n 3 "$state"/log/said.*.log)"
    done
    kept "$name"
    # The clock waits for all who follow: not for one that was deposed and does not know it.  Nor does that one take
    # the new writer's place at its source.
    days=$((days + 1))
    expect_done clock.advance registration operator "{\"to\": \"2013-03-0${days}T08:00:00Z\"}"
    openings=$(($(openings_of "$name") - openings))
    [ "$openings" -le 3 ] || broken "$name was opened $openings times"
    expect_end "$how" "$old"
    seat_launch "$name" "$3"
    role_wait "$name" "$3" standby
}

# --- the story ---------------------------------------------------------------------------------------

it "of each service one program writes, the other stands by"
cluster_start
keys_make
instance_prepare registration regional_centre regional_ouest echo_all
has_said() { grep -qs "$2" "$state/log/$1.log"; } # SEAT WORD
begin() { # SEAT WORD NAME…
    local seat=$1 word=$2 name
    shift 2
    for name in "$@"; do
        line_lay "$name.$seat"
        seat_launch "$name" "$seat"
    done
    for name in "$@"; do
        eventually 30 has_said "$name.$seat" "$word"
    done
}
begin 1 ready registration regional_centre regional_ouest echo_all
begin 2 "standing by" registration regional_centre regional_ouest echo_all
expect_done employer.register registration regional "{\"employer\": \"$(id 1)\", \"name\": \"Association\", \"departement\": \"18\", \"form\": \"association\", \"siret\": \"51234567900017\"}"
for departement in 18 36; do
    expect_done place.register registration regional "{\"place\": \"$(id $departement)\", \"name\": \"EPN\", \"kinds\": [\"epn\"], \"departement\": \"$departement\", \"employer\": \"$(id 1)\"}"
done
expect_done envelope.allot registration ministry '{"region2013": "24", "places": 1000}'
eventually 20 has registration decider.defined 3
jobs_of 0 | say jobs

for how in kill stop cut; do
    from=1 to=2
    [ "$how" != stop ] || from=2 to=1
    it "$how: registration's standby takes over while hubs follow it"
    takeover "$how" registration "$from" "$to"
    it "$how: the hub's standby takes over while registration follows it"
    takeover "$how" regional_centre "$from" "$to"
    it "$how: the standby of who hears goes on after the last event that was written"
    takeover "$how" echo_all "$from" "$to"
done

it "every job has its case once, every place is heard once"
jobs=$(((round + 1) * each))
has registration job.proposed "$jobs" || broken "jobs: $(count registration job.proposed) of $jobs"
eventually 30 has regional_centre case.opened "$jobs"
eventually 30 has regional_ouest case.opened $((jobs / 2))
eventually 30 has echo_all echo.heard $((jobs + 2))
expect_equal $((jobs + 2)) "$(sql "select count(distinct account) from echo_all.journal where type = 'echo.heard'")"

it "every opinion is answered once"
opinions=$((round * each))
has regional_centre opinion.given "$opinions" || broken "opinions: $(count regional_centre opinion.given) of $opinions"
eventually 30 has registration job.approved "$opinions"
expect_equal 0 "$(count registration opinion.unmet)" "opinions that were not followed"
expect_equal "$opinions" "$(sql "select count(distinct account) from registration.journal where type = 'job.approved'")"

it "nobody concluded twice from the same event, and one wrote after the other"
for name in registration regional_centre regional_ouest echo_all; do
    expect_equal "" "$(sql "select account, type, ordinal from $name.journal where account like '%@%' group by account, type, ordinal having count(*) > 1")"
    expect_one_writer_after_the_other "$name"
done
