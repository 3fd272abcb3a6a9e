// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who has called, for messages to whom nobody did: how often, and the last of them. Not thread-safe. */
final class CallTally {

    private static final int REMEMBERED = 64;
    private static final int SHOWN = 5;

    /** What becomes of calls that nobody takes at once: somebody may do so yet, or never will. */
    static final String KEPT = "";

    static final String CLOSED = "nobody expects it";

    /** @param fate who took it, or what else became of it */
    private record Call(InetAddress caller, String fate) {}

    private record Remembered(Call call, long atNs) {}

    private final Deque<Remembered> last = new ArrayDeque<>();

    /** @param fate the name of who took it, or one of those above */
    void count(InetAddress caller, String fate) {
        last.add(new Remembered(new Call(caller, fate), System.nanoTime()));
        if (last.size() > REMEMBERED) {
            last.remove();
        }
    }

    /**
     * {@code no calls came}; {@code 4 calls came, from 192.0.2.7 (2), 192.0.2.8 (1 for R2/nc), 192.0.2.9 (1: nobody expects it)}.
     *
     * @param startNs the first moment that counts, in terms of {@link System#nanoTime()}
     * @param name who asks; of what he took he knows more himself
     */
    String since(long startNs, String name) {
        List<Call> calls = last.stream()
                .filter(one -> one.atNs() - startNs >= 0)
                .map(one -> one.call().fate().equals(name) ? new Call(one.call().caller(), KEPT) : one.call())
                .toList();
        if (calls.isEmpty()) {
            return "no calls came";
        }
        Map<Call, Long> callers =
                calls.stream().collect(Collectors.groupingBy(call -> call, LinkedHashMap::new, Collectors.counting()));
        String shown = callers.entrySet().stream()
                .limit(SHOWN)
                .map(entry -> said(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return "%s%d %s came, from %s%s"
                .formatted(
                        calls.size() == REMEMBERED ? "at least " : "",
                        calls.size(),
                        calls.size() == 1 ? "call" : "calls",
                        shown,
                        callers.size() > SHOWN ? " and others" : "");
    }

    private static String said(Call call, long count) {
        String fate =
                switch (call.fate()) {
                    case KEPT -> "";
                    case CLOSED -> ": " + CLOSED;
                    default -> " for " + call.fate();
                };
        return "%s (%d%s)".formatted(call.caller().getHostAddress(), count, fate);
    }
}
