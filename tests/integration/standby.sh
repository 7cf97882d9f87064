#!/usr/bin/env bash
# Two programs of each service: one writes, the other stands by, and takes over within 5 s of the first being
# killed, stopped or cut off from PostgreSQL, while a client keeps books of what it was answered.
# time limit: 240 s
. "$(dirname "$0")/seats.sh"

book=$state/book
touch "$book.progress"

# --- two seats, each with a line of its own to PostgreSQL -------------------------------------------

export APPUI_TEST_REQUESTS APPUI_TEST_FEED
APPUI_TEST_REQUESTS=$(endpoints registration requests)
APPUI_TEST_FEED=$(endpoints registration feed)

# Everybody knows both seats.
seats_write() { # FOLDER REGISTRATION-REQUESTS
    local name
    mkdir -p "$1"
    for name in registration reporting; do
        sed "s|ipc://run/registration\.requests\"|$2\"|
             s|ipc://run/$name\.requests\"|$(endpoints $name requests)\"|
             s|ipc://run/$name\.feed\"|$(endpoints $name feed)\"|
             s|reference = \"reference\"|reference = \"$top/config/reference\"|" \
            "config/$name.cfg" >"$1/$name.cfg"
    done
}
seats_write "$state/network" "$APPUI_TEST_REQUESTS"

# --- the books --------------------------------------------------------------------------------------

is_further() { [ "$(head_of registration)" -gt "$1" ]; }
# What is asked all the time is accepted again.
life_goes_on() {
    local before
    before=$(head_of registration)
    kill -0 "$life" || broken "life ended:" "$(tail -n 5 "$state/log/books.log" "$state/log/life.log")"
    eventually 20 is_further "$((before + 100))"
}

# --- a takeover -------------------------------------------------------------------------------------

# A command that a client which knows nothing yet must get accepted.  Each time another one.
round=0
next_command() { # SERVICE
    round=$((round + 1))
    if [ "$1" = registration ]; then
        command="{\"type\": \"envelope.allot\", \"body\": {\"region2013\": \"41\", \"places\": $round}}"
    else
        command="{\"type\": \"month.close\", \"body\": {\"month\": \"2013-0$round\"}}"
    fi
}

takeover() { # HOW SERVICE FROM TO
    local how=$1 name=$2 old=$2.$3 new=$2.$4 begun took head most
    next_command "$name"
    most=$(most_ms)
    begun=$(now_ms)
    strike "$how" "$old"
    output=$(appui send <<<"$command" 2>&1) || broken "not accepted: $command" "$output" "$(roles_of "$name")"
    took=$(($(now_ms) - begun))
    expect_match '"status":"ok"' "$output"
    printf '# %s of %s: %s ms until the next command was accepted\n' "$how" "$old" "$took"
    [ "$took" -le "$most" ] || broken "it took $took ms, not $most" "$(tail -n 5 "$state/log/$new.log")"
    [[ $how = kill || $how = end ]] || kill -0 "${pids[$old]}" || broken "$old ended before it was healed"

    head=$(head_of "$name")
    expect_end "$how" "$old"
    [ "$(head_of "$name")" -ge "$head" ] || broken "the journal of $name lost rows"
    expect_one_writer_after_the_other "$name"
    is_role "$name" "$4" writer || broken "$new is not the writer" "$(roles_of "$name")"
    life_goes_on
    # What ended is started again, and stands by.
    seat_launch "$name" "$3"
    role_wait "$name" "$3" standby
}

# --- the story --------------------------------------------------------------------------------------

it "of two programs of a service one writes, the other says that it stands by"
cluster_start
keys_make
instance_prepare registration reporting
for seat in registration.1 registration.2 reporting.1 reporting.2; do
    line_lay "$seat"
done
for name in registration reporting; do
    seat_launch "$name" 1
    role_wait "$name" 1 writer
    seat_launch "$name" 2
    role_wait "$name" 2 standby
done

it "the standby of registration can be asked how it is, and nothing else; its feed sends followers on"
sed 's|"10 s"|"1 s"|' config/appui.cfg >"$state/second.cfg"
seats_write "$state/second" ipc://run/registration.2.requests
second() { APPUI_NETWORK=$state/second appui --config "$state/second.cfg" send; }
for command in '{"type": "place.list", "body": {"limit": 1}}' '{"type": "service.status", "body": {}}'; do
    expect_ending 3 second <<<"$command"
done
output=$(second <<<'{"type": "service.status", "body": {"standby": true}}')
expect_match '"role":"standby"' "$output"

it "a seat that is taken is not taken from the living"
expect_ending 3 "$build/bin/appui-registration" --config "$state/network/registration.cfg" --directory "$state" \
    "${service_options[@]}"
expect_match "another program listens" "$output"

it "the standby folds the journal as it grows"
"$build/tests/integration/books_keep" "$state" "$book" 11 600 >"$state/log/books.log" 2>&1 &
life=$!
remember "$life"
life_goes_on
is_near() { # within what is written in a second or so
    local far
    far=$(($(head_of registration) - $(roles_of registration | sed -n 's/^2 standby //p')))
    [ "$far" -lt 2000 ]
}
eventually 20 is_near

it "a writer under heavy load is not deposed"
epoch() { sql "select distinct epoch from registration.journal where position > (select max(position) - 1 from registration.journal)"; }
before=$(epoch)
loads=()
for load in 1 2 3; do
    "$build/tests/integration/wire_luck" "$state" many 30000 >"$state/log/load.$load.log" 2>&1 &
    loads+=($!)
    remember "$!"
done
for load in "${loads[@]}"; do
    wait "$load" || broken "$(cat "$state"/log/load.*.log)"
done
expect_equal "$before" "$(epoch)" "epochs"
expect_equal "" "$(grep -h 'deposed\|took over' "$state"/log/re*.log || true)"

it "a standby that was stopped itself does not take its own absence for the writer's silence"
kill -STOP "${pids[registration.2]}"
until=$(($(now_ms) + 4000))
is_later() { [ "$(now_ms)" -ge "$until" ]; }
eventually 10 is_later
kill -CONT "${pids[registration.2]}"
life_goes_on
eventually 20 is_near
expect_equal "$before" "$(epoch)" "epochs"
expect_equal "" "$(grep -h 'deposed\|took over' "$state"/log/re*.log || true)"

it "registration, killed: the standby takes over"
takeover kill registration 1 2
it "registration, stopped: the standby takes over; continued, the first writes nothing and ends"
takeover stop registration 2 1
it "registration, cut off from PostgreSQL: the standby takes over; healed, the first ends"
takeover cut registration 1 2

it "registration, asked to end: the standby takes over"
takeover end registration 2 1

it "PostgreSQL starts again: the writer goes on, the standby stands by, nothing is lost"
roles() { roles_of registration | cut -d ' ' -f 1,2; }
before=$(roles)
cluster_stop
cluster_start
life_goes_on
are_as_before() { [ "$(roles)" = "$before" ]; }
eventually 20 are_as_before
for seat in 1 2; do
    kill -0 "${pids[registration.$seat]}" || broken "registration.$seat ended"
done

it "every request is answered in the end, and stands in the journal once, in its place"
kill -TERM "$life"
wait "$life" || broken "the books:" "$(cat "$state/log/books.log")"
expect_success "$build/tests/integration/books_check" "$state" "$book" others
printf '# %s\n# %s\n' "$(cat "$state/log/books.log")" "$output"

it "reporting goes on from the new writers, without a gap"
figures_follow
appui send <<<'{"type": "clock.advance", "body": {"to": "2014-01-02T08:00:00Z"}}' >/dev/null
round=0 # the months of 2013
# Another life; its contracts begin too early for the clock, which nobody minds here.
"$build/tests/integration/books_keep" "$state" "$state/life" 12 600 >"$state/log/life.log" 2>&1 &
life=$!
remember "$life"
for seat in 1 2; do # the restart of PostgreSQL may have ended one of them, or changed their roles
    is_role reporting "$seat" writer || is_role reporting "$seat" standby || seat_launch reporting "$seat"
done
one_of() { roles_of reporting | sed -n "s/^\([12]\) $1 .*/\1/p"; }
first=
has_both() { first=$(one_of writer) && [ -n "$first" ] && [ -n "$(one_of standby)" ]; }
eventually 20 has_both
second=$((3 - first))

it "reporting, killed: the standby takes over"
takeover kill reporting "$first" "$second"
it "reporting, stopped: the standby takes over; continued, the first moves no figure and ends"
takeover stop reporting "$second" "$first"
it "reporting, cut off from PostgreSQL: the standby takes over; healed, the first ends"
takeover cut reporting "$first" "$second"

it "the figures are those of a recomputation"
kill -TERM "$life"
wait "$life" || true
figures_follow
expect_success appui audit
