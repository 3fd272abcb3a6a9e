// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Calls that came before somebody waited for them, the oldest first. What it does not keep it hands back, to be closed. Not thread-safe. */
final class KeptCalls {

    /** How long one is kept. */
    static final Duration KEPT = Duration.ofSeconds(30);

    /** A newer one takes the place of the oldest. */
    private static final int MOST = 64;

    /** From one address, behind which there may be several devices. */
    private static final int MOST_OF_ONE = 8;

    private record Call(SocketChannel channel, InetAddress caller, long keptUntilNs) {}

    private final Deque<Call> calls = new ArrayDeque<>();

    /** Keeps one. What is returned had to make room. */
    List<SocketChannel> keep(SocketChannel channel, InetAddress caller) {
        calls.add(new Call(channel, caller, System.nanoTime() + KEPT.toNanos()));
        long ofOne = calls.stream().filter(call -> call.caller().equals(caller)).count();
        if (ofOne > MOST_OF_ONE) {
            return removed(oldest -> oldest.equals(caller));
        }
        return calls.size() > MOST ? removed(oldest -> true) : List.of();
    }

    private List<SocketChannel> removed(Predicate<InetAddress> of) {
        SocketChannel oldest = take(of);
        return oldest == null ? List.of() : List.of(oldest);
    }

    /** The oldest from there; null if there is none. */
    @Nullable
    SocketChannel take(Predicate<InetAddress> from) {
        Iterator<Call> oldestFirst = calls.iterator();
        while (oldestFirst.hasNext()) {
            Call call = oldestFirst.next();
            if (from.test(call.caller())) {
                oldestFirst.remove();
                return call.channel();
            }
        }
        return null;
    }

    /** Those that were kept long enough. */
    List<SocketChannel> removeOld(long now) {
        List<SocketChannel> old = new ArrayList<>();
        while (!calls.isEmpty() && calls.element().keptUntilNs() - now <= 0) {
            old.add(calls.remove().channel());
        }
        return old;
    }

    List<SocketChannel> removeAll() {
        List<SocketChannel> all = calls.stream().map(Call::channel).toList();
        calls.clear();
        return all;
    }
}
