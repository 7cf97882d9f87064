#!/usr/bin/python3
"""Follows a service's journal from its beginning and verifies the chain of hashes.

    chain.py DIRECTORY SERVICE PRINCIPAL        (one that may follow: operator or reporting)

Prints the position and hash of the head, those that `appui status --format json` tells; ends with 1 when the
chain is broken.
"""
import hashlib, os, sys
import msgpack, zmq

sys.dont_write_bytecode = True
from client import Client, new_id

CREDIT = {"credit_events": 20000, "credit_bytes": 8 << 20}

def say(socket, type, subscription, body):
    header = {"v": 1, "type": type, "subscription": subscription}
    socket.send_multipart([msgpack.packb(header), msgpack.packb(body)])

def records_of(frame):
    """The bytes of each record as they came: it is they that were hashed."""
    unpacker = msgpack.Unpacker(max_buffer_size=len(frame))
    unpacker.feed(frame)
    unpacker.read_array_header()
    start = unpacker.tell()
    while start < len(frame):
        unpacker.skip()
        yield frame[start : unpacker.tell()]
        start = unpacker.tell()

def verify(socket):
    subscription, position, chained = new_id(), 0, bytes(32)
    say(socket, "open", subscription, {"follower": "chain.py", "after": 0, "subscription": subscription} | CREDIT)
    while True:
        header_frame, frame = socket.recv_multipart()
        header = msgpack.unpackb(header_frame)
        if header["type"] == "refused":
            sys.exit(header["reason"])
        if header["type"] == "events":
            for record in records_of(frame):
                chained = hashlib.blake2b(chained + record, digest_size=32).digest()
                position += 1
                if msgpack.unpackb(record)[0] != position:
                    sys.exit(f"position {position} is missing")
            if (position, chained) != (header["upto"], header["upto_hash"]):
                sys.exit(f"the chain is broken before position {header['upto']}")
            given_back = {"taken": position, "events": CREDIT["credit_events"], "bytes": CREDIT["credit_bytes"]}
            say(socket, "credit", subscription, {"subscription": subscription} | given_back)
        if position == header.get("head", 0):
            return position, chained.hex()

if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(print(__doc__, file=sys.stderr) or 2)
    directory, service, principal = sys.argv[1:]
    os.chdir(directory)
    try:
        print(*verify(Client(f"ipc://run/{service}.feed", service, principal).socket))
    except zmq.Again:
        sys.exit(f"{service} is silent: does it run, and may {principal} follow it?")
