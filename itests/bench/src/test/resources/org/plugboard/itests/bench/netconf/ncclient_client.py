# SPDX-FileCopyrightText: The Plugboard authors
# SPDX-License-Identifier: Apache-2.0
"""ncclient as it comes, with the orders of ClientProcess. A reply is its text, parsed."""
import gc
import sys
import threading
import time

from ncclient import manager
from ncclient.xml_ import BASE_NS_1_0, to_ele

_, port, user, password = sys.argv[1].split("\t")
sessions = []


def status(key):
    with open("/proc/self/status") as lines:
        return next(line.split()[1] for line in lines if line.startswith(key + ":"))


def connect():
    sessions.append(manager.connect(host="127.0.0.1", port=int(port), username=user, password=password, timeout=60,
                                    hostkey_verify=False, look_for_keys=False, allow_agent=False))


def element(operation):
    return to_ele(operation.replace(">", f' xmlns="{BASE_NS_1_0}">', 1))


def ask(operation):
    return len(sessions[-1].dispatch(element(operation)).xml)


def ask_at_once(operation, count):
    session = sessions[-1]
    session.async_mode = True
    requests = [session.dispatch(element(operation)) for _ in range(count)]
    session.async_mode = False
    for request in requests:
        if not request.event.wait(60):
            raise TimeoutError(operation)
    return len(requests[-1].reply.xml)


def repeat(ms, at_once, operation):
    count, length, cpu, begun = 0, 0, time.process_time_ns(), time.perf_counter_ns()
    while count == 0 or time.perf_counter_ns() - begun < ms * 1_000_000:
        length = ask(operation) if at_once == 1 else ask_at_once(operation, at_once)
        count += at_once
    return count, time.perf_counter_ns() - begun, time.process_time_ns() - cpu, length


print("ready", flush=True)
for line in sys.stdin:
    order = line.rstrip("\n").split(" ", 3)
    begun = time.perf_counter_ns()
    if order[0] == "connect":
        for _ in range(int(order[1])):
            connect()
        print(time.perf_counter_ns() - begun, flush=True)
    elif order[0] == "ask":
        print(*repeat(int(order[1]), 1, line.rstrip("\n").split(" ", 2)[2]), flush=True)
    elif order[0] == "ask-at-once":
        print(*repeat(int(order[1]), int(order[2]), order[3]), flush=True)
    elif order[0] == "close":
        for session in sessions:
            session.close_session()
        sessions.clear()
        print(0, flush=True)
    elif order[0] == "memory":
        gc.collect()
        print(status("VmRSS"), 0, threading.active_count(), flush=True)
    else:
        print(status("VmHWM"), flush=True)
