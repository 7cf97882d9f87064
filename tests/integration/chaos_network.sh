#!/usr/bin/env bash
# Chaos of the whole network: a life is played on the scenario clock while its processes are killed, whoever they are.
# What is left must be what the same life leaves where nobody dies: every journal, every figure.
#
#   tests/integration/chaos_network.sh [ROUNDS] [SEED]     10 rounds unless said; the seed chooses victims and moments
#   UNTIL=2014-06-30                                       a longer life; VERBOSE=1 names the victims
#   CALM=folder                                            keeps what the undisturbed life left, for other runs
# time limit: 300 s
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

rounds=${1:-10}
seed=${2:-$((RANDOM * 32768 + RANDOM))}
until=${UNTIL:-2014-01-27}
calm=${CALM:-$state/calm}
printf '# %s rounds, seed %s, until %s\n' "$rounds" "$seed" "$until"
RANDOM=$((seed % 32768))
network=(registration reporting dla)
for file in config/sample/network/*.cfg; do
    network+=("$(basename "$file" .cfg)")
done
# Whoever restores a database has more patience than whoever sits before a screen.
sed "s#give_up *=.*#give_up = \"60 s\";#; s#= \"\(mappings\|reference\|sample/\)#= \"$top/config/\1#" \
    config/appui.cfg >"$state/appui.cfg"
export APPUI_CONFIG=$state/appui.cfg

below() { drawn=$((RANDOM * 32768 + RANDOM)) drawn=$((drawn % $1)); }

# --- the life ---------------------------------------------------------------------------------------

play() {
    "$build/bin/appui" scenario --until "$until" >"$state/log/play.log" 2>&1 &
    player=$!
    remember "$player"
}
player_lives() { kill -0 "$player" 2>/dev/null; }

# Every figure of every month, by region where an indicator has regions.
figures_write() { # DIRECTORY
    local indicator
    mkdir -p "$1"
    for indicator in $(appui send <<<'{"type": "indicator.list", "body": {}}' | grep -o '"id":"[a-z0-9_]*","label":"[^"]*","definition"' | cut -d '"' -f 4); do
        appui indicators "$indicator" --by month,region2013 --format csv >"$1/$indicator.csv" 2>&1 ||
            appui indicators "$indicator" --by month --format csv >"$1/$indicator.csv"
    done
}

# --- victims ----------------------------------------------------------------------------------------

any_service() { # leaves its name in $victim
    below "${#network[@]}"
    victim=${network[drawn]}
}
freeze() { # NAME MOST-MS: stopped for so long at the most
    below "$2"
    kill -STOP "${pids[$1]}"
    sleep "$((drawn / 1000)).$(printf '%03d' $((drawn % 1000)))"
    kill -CONT "${pids[$1]}"
}

strike() {
    local other
    below 16
    case $drawn in
        0 | 1)
            victim=postgresql
            cluster_kill
            cluster_start
            ;;
        2)
            any_service
            other=$victim
            victim="postgresql and $other"
            cluster_kill
            service_kill "$other"
            cluster_start
            service_launch "$other"
            ;;
        3 | 4 | 5)
            any_service
            other=$victim
            any_service
            service_kill "$other"
            [ "$victim" = "$other" ] || service_kill "$victim"
            service_launch "$other"
            [ "$victim" = "$other" ] || service_launch "$victim"
            victim="$other and $victim"
            ;;
        6 | 7)
            any_service
            freeze "$victim" 4000
            victim="pause of $victim"
            ;;
        8)
            victim=player
            kill -KILL "$player" 2>/dev/null || true
            wait "$player" 2>/dev/null || true
            play
            ;;
        9 | 10)
            victim=registration
            service_kill registration
            service_launch registration
            ;;
        *)
            any_service
            service_kill "$victim"
            service_launch "$victim"
            ;;
    esac
}

# Moments are counted in events that the network wrote: the same in every run.
written_query=$(printf 'coalesce((select max(position) from %s.journal), 0) + ' "${network[@]/reporting/registration}")
written() { sql "select $written_query 0" 2>/dev/null || true; }
is_time() { # MOMENT
    player_lives || return 0
    local now
    now=$(written)
    [ -n "$now" ] && [ "$now" -ge "$1" ]
}

# ----------------------------------------------------------------------------------------------------

calm_life() {
    network_start "${network[@]}"
    play
    wait "$player" || broken "the player:" "$(cat "$state/log/play.log")"
    expect_match " 0 refusées" "$(cat "$state/log/play.log")"
    figures_follow
    journals_write "$calm/journals" "${network[@]}"
    figures_write "$calm/figures"
    written >"$calm/events"
    network_stop
    rm -rf "$state"/{pg,pg-socket,keys,run}
}

it "plays a life where nobody dies"
[ -e "$calm/events" ] || calm_life
events=$(cat "$calm/events")

it "plays it again, and kills $rounds times: life goes on"
network_start "${network[@]}"
for ((round = 0; round < rounds; round++)); do
    below "$events"
    printf '%s\n' "$drawn"
done | sort -n >"$state/moments"
play
round=0
while read -r moment <&3; do
    round=$((round + 1))
    eventually 120 is_time "$moment"
    if ! player_lives; then
        wait "$player" || broken "the player gave up before round $round:" "$(cat "$state/log/play.log")"
        break
    fi
    strike
    [ -z "${VERBOSE:-}" ] || printf '# %s at %s of %s: %s\n' "$round" "$moment" "$events" "$victim"
    services_run "${network[@]}"
done 3<"$state/moments"
wait "$player" || broken "the player:" "$(cat "$state/log/play.log")"
services_run "${network[@]}"
expect_match " 0 refusées" "$(cat "$state/log/play.log")"
[ "$round" -eq "$rounds" ] || printf '# %s rounds only\n' "$round"

it "every journal says what it says where nobody dies"
journals_write "$state/struck/journals" "${network[@]}"
expect_same "$calm/journals" "$state/struck/journals"

it "the figures are the same, and those of a recomputation"
figures_follow
figures_write "$state/struck/figures"
expect_same "$calm/figures" "$state/struck/figures"
expect_success appui audit

it "the chain of every journal verifies at another start"
network_stop
network_start "${network[@]}"
services_run "${network[@]}"
expect_success appui audit

passed
