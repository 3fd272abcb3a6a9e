// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The part of {@link Lint} about {@code testbed.servers} and the {@code management} of devices. */
final class ServerLint {

    private static final int MAX_PORT = 65_535;

    private final Report report;
    private final AddressLint addresses;

    ServerLint(Report report) {
        this.report = report;
        this.addresses = new AddressLint(report);
    }

    /** Takes the entries of a server. */
    void server(Map<String, Item> server) {
        addresses.host(server.get("address"));
        kind(server, "port", ServerLint::isPort, "this is no port", "a port is a number in 1 … 65535");
        kind(
                server,
                "services",
                item -> !(item.content() instanceof Scalar),
                "services are expected here",
                "write a block, or a list of their names");
        kind(
                server,
                "custom",
                item -> item.content() instanceof Map,
                "a block of `key: value` lines is expected here",
                "");
    }

    /** Takes the entries of {@code management}. */
    void management(Map<String, Item> management) {
        List.of("address", "gateway").forEach(key -> {
            addresses.ofInterface(management.get(key));
            Blocks.entries(management, key).values().forEach(addresses::ofInterface);
        });
    }

    private void kind(Map<String, Item> block, String key, Predicate<Item> fits, String fault, String hint) {
        Item item = block.get(key);
        if (item != null && !item.isEmpty() && !isMarkup(item) && !fits.test(item)) {
            report.warn(item.place(), fault, hint);
        }
    }

    /** Nobody is asked when a file is validated; what he would say is not known. */
    private static boolean isMarkup(Item item) {
        return item.content() instanceof Scalar scalar && scalar.written().contains("{");
    }

    private static boolean isPort(Item item) {
        String text = item.content() instanceof Scalar ? item.text().orElse("") : "";
        return text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MAX_PORT;
    }
}
