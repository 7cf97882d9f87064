#!/usr/bin/env python3
"""relay.py FROM TO - a line between two Unix sockets that a story can cut.

Killed: the line is cut, and both ends notice.  Stopped (SIGSTOP): what is sent vanishes, and nobody is told.
"""
import os
import socket
import sys
import threading


def pump(source, target):
    try:
        while data := source.recv(65536):
            target.sendall(data)
    except OSError:
        pass
    for end in (source, target):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def main(here, there):
    if os.path.exists(here):
        os.unlink(here)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(here)
    listener.listen(16)
    while True:
        near, _ = listener.accept()
        far = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            far.connect(there)
        except OSError:
            near.close()
            continue
        for ends in ((near, far), (far, near)):
            threading.Thread(target=pump, args=ends, daemon=True).start()


main(*sys.argv[1:])
