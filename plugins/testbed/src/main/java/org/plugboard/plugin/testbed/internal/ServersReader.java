// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credentials;
import org.plugboard.device.ServerFacts;

/** Reads {@code testbed.servers} (semantics 94). */
final class ServersReader {

    private final Report report;
    private final Attributes attributes;

    ServersReader(Report report) {
        this.report = report;
        this.attributes = new Attributes(report, Set.of("server", "username"), Set.of("credentials"));
    }

    Map<String, ServerFacts> read(@Nullable Item servers, Credentials ofTestbed) {
        Map<String, ServerFacts> read = new LinkedHashMap<>();
        CredentialsReader credentials = new CredentialsReader(report);
        Blocks.block(servers, report).forEach((name, server) -> {
            Map<String, Item> block = Blocks.block(server, report);
            read.put(
                    name,
                    new ServerFacts(
                            name, attributes.read(block), credentials.read(block.get("credentials"), ofTestbed)));
        });
        return read;
    }
}
