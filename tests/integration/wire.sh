#!/usr/bin/env bash
# The door of a real registration: what nobody should send is refused or dropped, and counted; the others are served.
# sanitized too
. "$(dirname "$0")/lib.sh"

door() { expect_success "$build/tests/integration/wire_door" "$state" "$@"; }
asks() { expect_success "$build/tests/integration/wire_asks" "$state" "$@"; }
service_lives() { kill -0 "${pids[registration]}" || broken "registration ended"; }

network_start registration

it "a stranger's key gets nothing, and is counted"
door stranger

it "a known key without the role is refused"
door role

it "a wrong number of frames and empty ones are dropped, and counted"
door frames

it "headers that are truncated, nested, lying or of another version are dropped, and counted"
door headers

it "bodies that are truncated, nested or lying, and unknown types, are refused"
door bodies

it "a frame beyond 64 KiB closes its connection only"
door oversized

it "garbage on the raw socket disturbs nobody"
door garbage

it "a thousand connections that say nothing disturb nobody, and take bounded memory"
door silent
service_lives

is_sanitized || {
    it "one who never reads the answers takes bounded memory"
    door deaf
}

it "the feed drops what nobody may say there, and counts it"
door feed

backend() { sql "select pid from pg_stat_activity where application_name = 'registration-writer'"; }

it "several requests in one message each have their answer; packs that do not add up are dropped"
asks packs

it "an id is one request of one person: other content is refused, a repeat hears the first answer"
asks ids

it "the same request twice while it is being written has one answer"
asks twice "$(backend)"

it "the gateway has the rights of the person it speaks for, and nobody else speaks for people"
asks gateway

it "a request in time is executed, also after a quiet time"
asks in-time

it "a request that waited too long is not executed"
service_stop registration
service_start registration --set service.batch_most=1
asks too-late "$(backend)"
service_stop registration
service_start registration

it "requests wait while PostgreSQL is away, and are answered when it is back"
before=$(head_of registration)
cluster_stop
"$build/tests/integration/wire_asks" "$state" patient >"$state/patient" 2>&1 &
patient=$!
remember "$patient"
eventually 20 grep -q ASKED "$state/patient"
cluster_start
wait "$patient" || broken "$(cat "$state/patient")"
expect_equal $((before + 50)) "$(head_of registration)"

it "a revoked key is refused at its next message"
mkfifo "$state/told"
"$build/tests/integration/wire_asks" "$state" revoked <"$state/told" >"$state/revoked" 2>&1 &
revoked=$!
remember "$revoked"
exec 8>"$state/told"
eventually 20 grep -q SERVED "$state/revoked"
awk '/^  \{/ { group = $0; next }
     group != "" { group = group "\n" $0
                   if (/^  \}/) { if (group !~ /name = "prescriber"/) print group; group = "" }
                   next }
     { print }' "$state/keys/clients.cfg" >"$state/keys/clients.new"
mv "$state/keys/clients.new" "$state/keys/clients.cfg"
kill -HUP "${pids[registration]}"
eventually 10 grep -q 'clients read anew' "$state/log/registration.log"
echo revoked >&8
wait "$revoked" || broken "$(cat "$state/revoked")"
expect_ending 3 appui get person "$(printf '018f0000-0000-7000-8000-%012d' 1)" --as prescriber

it "a list of clients that cannot be read changes nothing"
echo 'clients = (' >"$state/keys/clients.cfg"
kill -HUP "${pids[registration]}"
eventually 10 grep -q 'clients not read anew' "$state/log/registration.log"
door frames
service_lives
