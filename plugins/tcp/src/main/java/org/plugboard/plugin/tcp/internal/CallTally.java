// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Who has called, for messages to whom nobody did: how often, and the last of them. Not thread-safe. */
final class CallTally {

    private static final int REMEMBERED = 64;
    private static final int SHOWN = 5;

    private final Deque<InetAddress> last = new ArrayDeque<>();
    private long count;

    void count(InetAddress caller) {
        count++;
        last.add(caller);
        if (last.size() > REMEMBERED) {
            last.remove();
        }
    }

    long count() {
        return count;
    }

    /** {@code no calls came}; {@code 3 calls came, from 192.0.2.7 (2), 192.0.2.9 (1)}. */
    String since(long earlier) {
        long calls = count - earlier;
        if (calls == 0) {
            return "no calls came";
        }
        Map<InetAddress, Long> callers = last.stream()
                .skip(Math.max(0, last.size() - calls))
                .collect(Collectors.groupingBy(caller -> caller, LinkedHashMap::new, Collectors.counting()));
        String shown = callers.entrySet().stream()
                .limit(SHOWN)
                .map(entry -> entry.getKey().getHostAddress() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        return "%d %s came, from %s%s"
                .formatted(calls, calls == 1 ? "call" : "calls", shown, callers.size() > SHOWN ? " and others" : "");
    }
}
