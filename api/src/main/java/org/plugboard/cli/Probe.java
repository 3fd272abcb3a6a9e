// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a device looks for a target. What is empty is left to the device. Immutable; each method gives a changed copy.
 *
 * @param count how many packets, or how many for each hop
 * @param bytes the size of each
 * @param source the interface or address from which they go
 * @param vrf the routing instance in which they go
 * @param patience how long an answer is waited for
 */
public record Probe(
        OptionalInt count,
        OptionalInt bytes,
        Optional<String> source,
        Optional<String> vrf,
        Optional<Duration> patience) {

    /** All of it left to the device. */
    public static final Probe DEFAULT =
            new Probe(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** With so many packets. */
    public Probe times(int packets) {
        return new Probe(OptionalInt.of(packets), bytes, source, vrf, patience);
    }

    /** With packets of this size. */
    public Probe ofBytes(int size) {
        return new Probe(count, OptionalInt.of(size), source, vrf, patience);
    }

    /** From this interface or address. */
    public Probe from(String interfaceOrAddress) {
        return new Probe(count, bytes, Optional.of(interfaceOrAddress), vrf, patience);
    }

    /** In this routing instance. */
    public Probe inVrf(String name) {
        return new Probe(count, bytes, source, Optional.of(name), patience);
    }

    /** Waiting so long for an answer. */
    public Probe waiting(Duration limit) {
        return new Probe(count, bytes, source, vrf, Optional.of(limit));
    }
}
