// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file says of an interface of a device: an entry of {@code topology.DEVICE.interfaces}.
 *
 * @param name unique in its device
 * @param attributes the entries of its block, in the order of the file, {@code type} among them
 * @param ipv4 its addresses of IP version 4 (semantics 84)
 * @param ipv6 its addresses of IP version 6 (semantics 84)
 */
public record InterfaceFacts(
        String name, Map<String, Object> attributes, List<InterfaceAddress> ipv4, List<InterfaceAddress> ipv6) {

    public InterfaceFacts {
        attributes = Entries.copy(attributes);
        ipv4 = List.copyOf(ipv4);
        ipv6 = List.copyOf(ipv6);
    }

    /** An interface without addresses. */
    public static InterfaceFacts of(String name, Map<String, Object> attributes) {
        return new InterfaceFacts(name, attributes, List.of(), List.of());
    }

    /** The second name; its name when it has no other (semantics 75). */
    public String alias() {
        return attribute("alias").orElse(name);
    }

    /** What kind of interface it is: {@code ethernet}, {@code loopback}, … */
    public Optional<String> type() {
        return attribute("type");
    }

    /** The name of the link that it is plugged into (semantics 86). */
    public Optional<String> link() {
        return attribute("link");
    }

    /** The name of the segment that it is in (semantics 95); an interface has a link or a segment, not both. */
    public Optional<String> segment() {
        return attribute("segment");
    }

    /** One plain entry as text. */
    public Optional<String> attribute(String key) {
        return Entries.text(attributes, key);
    }
}
