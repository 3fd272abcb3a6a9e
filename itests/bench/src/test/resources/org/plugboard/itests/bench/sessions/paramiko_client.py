# SPDX-FileCopyrightText: The Plugboard authors
# SPDX-License-Identifier: Apache-2.0
"""Paramiko as it comes, with the orders of ClientProcess."""
import gc
import sys
import threading
import time

import paramiko

port, _, user, password, _, prompt = sys.argv[1].split("\t")
prompt = prompt[:-1].encode()
sessions = []


def status(key):
    with open("/proc/self/status") as lines:
        return next(line.split()[1] for line in lines if line.startswith(key + ":"))


def read_to_prompt(channel):
    pieces, tail, total = [], b"", 0
    while not tail.endswith(prompt):
        piece = channel.recv(65536)
        if not piece:
            raise EOFError(total)
        pieces.append(piece)
        total += len(piece)
        tail = (tail + piece)[-len(prompt):]
    return len(b"".join(pieces))


def ask(command):
    sessions[-1][1].sendall(command.encode() + b"\n")
    return read_to_prompt(sessions[-1][1])


def connect():
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect("127.0.0.1", int(port), user, password, look_for_keys=False, allow_agent=False)
    channel = client.invoke_shell("vt100", 511, 48)
    read_to_prompt(channel)
    sessions.append((client, channel))


print("ready", flush=True)
for line in sys.stdin:
    order = line.rstrip("\n").split(" ", 2)
    begun = time.perf_counter_ns()
    if order[0].startswith("connect"):
        for _ in range(int(order[1])):
            connect()
            for command in order[2].split(";") if order[2:] else []:
                ask(command)
        print(time.perf_counter_ns() - begun, flush=True)
    elif order[0] == "ask":
        for _ in range(int(order[1])):
            length = ask(order[2])
        print(time.perf_counter_ns() - begun, length, flush=True)
    elif order[0] == "close":
        for client, _ in sessions:
            client.close()
        sessions.clear()
        print(0, flush=True)
    elif order[0] == "memory":
        gc.collect()
        print(status("VmRSS"), 0, threading.active_count(), flush=True)
    else:
        print(status("VmHWM"), flush=True)
