// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a device looks for a target. What is empty is left to the device. Immutable; each method gives a changed copy, and throws
 * {@link IllegalArgumentException} if its value is out of range.
 *
 * @param count how many packets, or how many for each hop, 1 or more
 * @param bytes the size of each, 1 or more; a device may want more and says so ({@code CommandRefusedException})
 * @param source the interface or address from which they go
 * @param vrf the routing instance in which they go
 * @param patience how long an answer is waited for, more than zero; devices that take whole seconds get the next one
 * @param timeout how long all of it may take, more than zero; without one it is the platform's limit, and {@code patience} (2 s without
 *     one) more for each packet of {@code count}
 */
public record Probe(
        OptionalInt count,
        OptionalInt bytes,
        Optional<String> source,
        Optional<String> vrf,
        Optional<Duration> patience,
        Optional<Duration> timeout) {

    /** All of it left to the device. */
    public static final Probe DEFAULT = new Probe(
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Probe {
        atLeastOne("count", "the number of packets", count);
        atLeastOne("bytes", "the size of a packet", bytes);
        notBlank("source", source);
        notBlank("vrf", vrf);
        patience.ifPresent(each -> Limits.check("an answer", each));
        timeout.ifPresent(each -> Limits.check("a probe", each));
    }

    private static void atLeastOne(String name, String meaning, OptionalInt value) {
        value.ifPresent(number -> {
            if (number < 1) {
                throw new IllegalArgumentException("%s is %d; it is %s, 1 or more, or left out for the device's own"
                        .formatted(name, number, meaning));
            }
        });
    }

    private static void notBlank(String name, Optional<String> value) {
        value.filter(String::isBlank).ifPresent(blank -> {
            throw new IllegalArgumentException(name + " is empty; name it, or leave it out for the device's own");
        });
    }

    /** With so many packets. */
    public Probe times(int packets) {
        return new Probe(OptionalInt.of(packets), bytes, source, vrf, patience, timeout);
    }

    /** With packets of this size. */
    public Probe ofBytes(int size) {
        return new Probe(count, OptionalInt.of(size), source, vrf, patience, timeout);
    }

    /** From this interface or address. */
    public Probe from(String interfaceOrAddress) {
        return new Probe(count, bytes, Optional.of(interfaceOrAddress), vrf, patience, timeout);
    }

    /** In this routing instance. */
    public Probe inVrf(String name) {
        return new Probe(count, bytes, source, Optional.of(name), patience, timeout);
    }

    /** Waiting so long for an answer. */
    public Probe waiting(Duration limit) {
        return new Probe(count, bytes, source, vrf, Optional.of(limit), timeout);
    }

    /** With a time limit for all of it. */
    public Probe within(Duration limit) {
        return new Probe(count, bytes, source, vrf, patience, Optional.of(limit));
    }
}
