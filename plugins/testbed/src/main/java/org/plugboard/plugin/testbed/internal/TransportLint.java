// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plugboard.device.InterfaceAddress;

/**
 * The part of {@link Lint} about the blocks {@code tls} and {@code call_home} of a path: what the transports refuse when connecting,
 * and what nothing will read.
 */
final class TransportLint {

    private static final String TLS = "tls";
    private static final String CALL_HOME = "call_home";

    private static final List<String> OF_CALL_HOME = List.of("listen", "port", "from");
    private static final List<String> OF_TLS = List.of(
            "ca",
            "certificate",
            "fingerprint",
            "key",
            "key_password",
            "keystore",
            "keystore_password",
            "server_name",
            "truststore",
            "truststore_password",
            "verify",
            "versions");

    /** Of these it is known that they read no {@code tls}. */
    private static final Set<String> WITHOUT_TLS = Set.of("ssh", "telnet", "tcp");

    private final Report report;

    TransportLint(Report report) {
        this.report = report;
    }

    /** Takes a block, of a path or the defaults, by itself. */
    void check(Map<String, Item> entries) {
        Optional.ofNullable(entries.get(TLS)).ifPresent(tls -> {
            if (tls.content() instanceof Map) {
                keys(tls, OF_TLS);
            } else if (!tls.isEmpty()) {
                report.warn(tls.place(), "tls is a block", "it may have: " + String.join(", ", OF_TLS));
            }
        });
        Optional.ofNullable(entries.get(CALL_HOME)).ifPresent(call -> {
            keys(call, OF_CALL_HOME);
            Optional.ofNullable(call.entries().get("from")).ifPresent(this::networks);
        });
    }

    /** Takes a path with the protocol that it has. */
    void check(String protocol, Map<String, Item> path, Map<String, Item> defaults) {
        Item tls = path.get(TLS);
        boolean isNetconf = protocol.equals("netconf") && !isOverTls(path, defaults);
        if (tls != null && (isNetconf || WITHOUT_TLS.contains(protocol))) {
            report.warn(
                    tls.name(),
                    "nothing reads tls, since the transport is " + (isNetconf ? "ssh" : protocol),
                    isNetconf ? "write `transport: tls` beside it" : "");
        }
        Item call = path.get(CALL_HOME);
        if (call != null && protocol.equals("telnet") && !isNo(call)) {
            report.warn(
                    call.name(),
                    "telnet cannot wait for a call",
                    "who connects over this path will be refused; ssh, tls, netconf and tcp can");
        }
    }

    private static boolean isOverTls(Map<String, Item> path, Map<String, Item> defaults) {
        return Blocks.text(path, "transport")
                .or(() -> Blocks.text(defaults, "transport"))
                .filter(TLS::equalsIgnoreCase)
                .isPresent();
    }

    private static boolean isNo(Item call) {
        return call.content() instanceof Scalar scalar
                && Set.of("false", "no", "off").contains(scalar.written().toLowerCase(Locale.ROOT));
    }

    private void keys(Item block, List<String> known) {
        block.entries().forEach((key, item) -> {
            if (!known.contains(key)) {
                report.warn(item.name(), "unknown key '" + key + "'", Hints.names(key, known));
            }
        });
    }

    private void networks(Item from) {
        if (from.content() instanceof List<?> several) {
            several.forEach(one -> networks((Item) one));
        } else if (from.content() instanceof Scalar scalar && scalar.written().indexOf('/') >= 0) {
            try {
                InterfaceAddress.parse(scalar.written());
            } catch (IllegalArgumentException e) {
                report.warn(from.place(), "this is no network", "such as 192.0.2.0/24 or 2001:db8::/64");
            }
        }
    }
}
