#!/usr/bin/python3
"""Asks an Appui service one thing and prints its answer.  Debian: python3-zmq, python3-msgpack.

    client.py DIRECTORY SERVICE PRINCIPAL TYPE [BODY]
    client.py var registration regional job.list '{"departement": "18", "limit": 3}'

Ends like the command: 0 done, 1 refused, 2 usage, 3 nobody answered.
"""
import json, os, random, re, sys, time, uuid
import msgpack, zmq

SILENCE_MS, PATIENCE_S = 3000, 30

def new_id():
    """A UUIDv7: 48 bits of Unix milliseconds, then randomness.  Ids of new things are made the same way."""
    raw = bytearray(int(time.time() * 1000).to_bytes(6, "big") + os.urandom(10))
    raw[6], raw[8] = 0x70 | raw[6] & 0x0F, 0x80 | raw[8] & 0x3F
    return bytes(raw)

def read_key(path, half):
    """A line `public = "…";` or `secret = "…";`: 40 characters of Z85."""
    with open(path, encoding="ascii") as file:
        return re.search(half + r' = "(.{40})"', file.read()).group(1).encode()

class Client:
    def __init__(self, endpoint, service, principal):
        """In the state directory: the endpoint of its sockets is relative, for their paths may not be long."""
        self.endpoint, self.context, self.socket = endpoint, zmq.Context(), None
        self.options = {
            "curve_serverkey": read_key(f"keys/{service}.pub", "public"),
            "curve_publickey": read_key(f"keys/{principal}.key", "public"),
            "curve_secretkey": read_key(f"keys/{principal}.key", "secret"),
            "linger": 0, "immediate": 1, "sndtimeo": SILENCE_MS, "rcvtimeo": SILENCE_MS}
        self.connect()

    def connect(self):
        """After silence always a new socket: one that saw a protocol error never comes back by itself."""
        if self.socket is not None:
            self.socket.close()
        self.socket = self.context.socket(zmq.DEALER)
        for name, value in self.options.items():
            setattr(self.socket, name, value)
        self.socket.connect(self.endpoint)

    def ask(self, type, body):
        """(status, position, body).  The same id until there is an answer: a repeat never does it twice."""
        header, end = {"v": 1, "id": new_id(), "type": type}, time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            reply = {}
            try:
                self.socket.send_multipart([msgpack.packb(header), msgpack.packb(body)])
                while reply.get("id") != header["id"]:  # others answer something asked before
                    reply, answer = map(msgpack.unpackb, self.socket.recv_multipart())
            except zmq.Again:  # 3 s of silence
                self.connect()
                continue
            if reply["status"] not in ("busy", "unavailable"):
                return reply["status"], reply["position"], answer
            time.sleep(random.uniform(0.1, 0.3))
        return "unavailable", 0, {}

def to_wire(value):
    """An id is text in JSON and 16 bytes on the wire."""
    is_id = isinstance(value, str) and re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value)
    return uuid.UUID(value).bytes if is_id else value

def to_json(value):
    return str(uuid.UUID(bytes=value)) if len(value) == 16 else value.hex()

if __name__ == "__main__":
    if len(sys.argv) not in (5, 6):
        sys.exit(print(__doc__, file=sys.stderr) or 2)
    directory, service, principal, type = sys.argv[1:5]
    body = json.loads(sys.argv[5]) if len(sys.argv) == 6 else {}
    os.chdir(directory)
    client = Client(f"ipc://run/{service}.requests", service, principal)
    status, position, answer = client.ask(type, {name: to_wire(value) for name, value in body.items()})
    print(json.dumps({"status": status, "position": position, "body": answer}, ensure_ascii=False, default=to_json))
    sys.exit({"ok": 0, "unavailable": 3}.get(status, 1))
