// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody for whom calls from certain addresses are meant. All but its name and addresses is guarded by its {@link Switchboard}. */
final class Expectation {

    private static final long STAYS = Long.MAX_VALUE;

    private final String name;
    private final List<Network> from;

    /** The call that it was given. */
    @Nullable
    SocketChannel call;

    /** Whether nobody waits here any more. */
    boolean isOver;

    /** When calls are no more meant for it, in terms of {@link System#nanoTime()}, once it is over. */
    private long leavesAtNs = STAYS;

    /** @param name how messages begin */
    Expectation(String name, List<Network> from) {
        this.name = name;
        this.from = List.copyOf(from);
    }

    String name() {
        return name;
    }

    /** Whether a call may be meant for both. */
    boolean overlaps(Expectation other) {
        return from.stream().anyMatch(network -> other.from.stream().anyMatch(network::overlaps));
    }

    boolean isMetBy(InetAddress caller) {
        return from.stream().anyMatch(network -> network.contains(caller));
    }

    void leaveAt(long moment) {
        isOver = true;
        leavesAtNs = moment;
    }

    boolean hasLeft(long now) {
        return leavesAtNs != STAYS && leavesAtNs - now <= 0;
    }
}
