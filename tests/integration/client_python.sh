#!/usr/bin/env bash
# A client in another language: the Python example against a real registration, its journal verified from outside.
. "$(dirname "$0")/lib.sh"

# Debian's Python, whatever else is installed: its packages are those that deploy/packages brings.
python() { PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$top/examples/python /usr/bin/python3 "$@"; }
ask() { python "$top/examples/python/client.py" "$state" registration "$@"; }
if ! python -c 'import msgpack, zmq' 2>/dev/null; then
    echo "# skip - python3-zmq and python3-msgpack are not installed (deploy/packages test)"
    exit 0
fi
network_start registration

it "a command is answered with what was decided, and with its position"
answer=$(ask ministry envelope.allot '{"region2013": "24", "places": 12}')
expect_match '"status": "ok"' "$answer"
expect_match "\"position\": $(head_of registration)," "$answer"
expect_match '"national": 12' "$answer"

it "a query sees it"
expect_match '"allotted": 12, "held": 0, "free": 12' "$(ask ministry envelope.get '{"region2013": "24"}')"

it "an id is text for people and 16 bytes on the wire"
place=01a00000-0000-7000-8000-000000000001
ask regional place.register "{\"place\": \"$place\", \"name\": \"EPN d'essai\", \"postal_code\": \"18000\"}" >/dev/null
expect_match "\"place\": \"$place\", \"name\": \"EPN d'essai\".*\"departement\": \"18\"" "$(ask regional place.list)"
expect_match "$place" "$(appui list place)"

it "the example of the README works as it stands"
mkdir "$state/readme"
ln -s "$state" "$state/readme/var"
# shellcheck disable=SC2016 # the backquotes are Markdown
sed -n '/^```python$/,/^```$/p' README.md | grep -v '^```' >"$state/readme/ask.py"
expect_match "'status': 'ok'.*EPN d'essai" "$(cd "$state/readme" && python ask.py)"

it "a refusal says which code, which rule and why, in French"
expect_refused '"code": "conflict", "rule": "Q1".*2 ?000' ask ministry envelope.allot '{"region2013": "24", "places": 2001}'
expect_refused '"code": "forbidden".*pôle régional' ask regional envelope.allot '{"region2013": "24", "places": 1}'

it "the same request sent twice is done once and answered twice alike"
before=$(head_of registration)
cd "$state"
python - >"$state/answers" <<'END_OF_PYTHON'
import msgpack
from client import Client, new_id

client = Client("ipc://run/registration.requests", "registration", "ministry")
header = {"v": 1, "id": new_id(), "type": "envelope.allot"}
for repeat in range(2):
    client.socket.send_multipart([msgpack.packb(header), msgpack.packb({"region2013": "25", "places": 7})])
    print(*map(msgpack.unpackb, client.socket.recv_multipart()))
END_OF_PYTHON
cd "$top"
expect_equal 2 "$(wc -l <"$state/answers")"
expect_equal 1 "$(sort -u "$state/answers" | wc -l)" "different answers"
expect_equal $((before + 1)) "$(head_of registration)"

it "what is asked while the service is down is done once when it is back"
service_kill registration
ask ministry envelope.allot '{"region2013": "26", "places": 5}' >"$state/answer" &
remember $!
service_start registration
eventually 20 grep -q '"status": "ok"' "$state/answer"
expect_equal $((before + 2)) "$(head_of registration)"

it "the chain of hashes is verified in another language, down to the head that the service tells"
head=$(python examples/python/chain.py "$state" registration operator)
expect_match "\"hash\": *\"${head#* }\"" "$(appui status --format json 2>/dev/null || true)"
expect_equal "$(head_of registration)" "${head% *}"

it "who may not follow hears nothing"
expect_refused 'is silent' python examples/python/chain.py "$state" registration prescriber
