// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.InterfaceAddress;
import org.plugboard.device.InterfaceFacts;

/** Reads {@code topology.DEVICE.interfaces} (semantics 75, 76, 84, 95). */
final class InterfacesReader {

    private static final int BYTES_V4 = 4;
    private static final int BYTES_V6 = 16;

    private final Report report;
    private final Attributes attributes;
    private final UniqueNames unique;

    InterfacesReader(Report report) {
        this.report = report;
        this.attributes = new Attributes(report, Set.of("alias", "class", "type", "link", "segment"), Set.of());
        this.unique = new UniqueNames(report, "interface");
    }

    Map<String, InterfaceFacts> read(Item interfaces) {
        Map<String, InterfaceFacts> read = new LinkedHashMap<>();
        Map<String, Item> blocks = Blocks.block(interfaces, report);
        blocks.forEach((name, item) -> report.check(() -> read.put(name, one(name, item))));
        unique.warn(blocks);
        return read;
    }

    private InterfaceFacts one(String name, Item item) {
        Map<String, Item> block = item.block();
        Map<String, @Nullable Object> read = attributes.read(block);
        List<InterfaceAddress> ipv4 = addresses(block.get("ipv4"), BYTES_V4);
        List<InterfaceAddress> ipv6 = addresses(block.get("ipv6"), BYTES_V6);
        InterfaceFacts facts = new InterfaceFacts(name, read, ipv4, ipv6);
        if (facts.link().isPresent() && facts.segment().isPresent()) {
            Item segment = block.get("segment");
            report.error((segment == null ? item : segment)
                    .name()
                    .error("the interface is in a segment and on a link", "leave one of both out"));
        }
        return facts;
    }

    /** One address, or a list of them. */
    private List<InterfaceAddress> addresses(@Nullable Item item, int bytes) {
        List<InterfaceAddress> addresses = new ArrayList<>();
        if (item != null && item.content() instanceof List<?> items) {
            items.forEach(one -> report.check(() -> address((Item) one, bytes, addresses)));
        } else if (item != null) {
            report.check(() -> address(item, bytes, addresses));
        }
        return addresses;
    }

    /** The address as it is written: by the rules of YAML, {@code 1:2:3:4:5:6:7:8} is a number. */
    private static void address(Item item, int bytes, List<InterfaceAddress> addresses) {
        item.text().ifPresent(text -> {
            try {
                InterfaceAddress address = InterfaceAddress.parse(text);
                if (address.address().getAddress().length != bytes) {
                    throw new IllegalArgumentException("'" + text + "' is of the other IP version");
                }
                addresses.add(address);
            } catch (IllegalArgumentException e) {
                throw item.place()
                        .error(
                                String.valueOf(e.getMessage()),
                                "such as " + (bytes == BYTES_V4 ? "192.0.2.1/24" : "2001:db8::1/64"));
            }
        });
    }
}
