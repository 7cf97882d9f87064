#!/usr/bin/env bash
# The door of a real registration: what nobody should send is refused or dropped, and counted; the others are served.
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
