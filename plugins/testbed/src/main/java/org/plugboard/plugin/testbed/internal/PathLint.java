// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.spi.TestbedReading;

/** The part of {@link Lint} about the {@code connections} of a device. */
final class PathLint {

    private final Report report;
    private final SortedSet<String> classes;
    private final SortedSet<String> protocols;
    private final AddressLint addresses;
    private final LoginLint logins;
    private final TransportLint transports;

    PathLint(TestbedReading reading, Report report) {
        this.report = report;
        this.classes = reading.connectionClasses();
        this.protocols = reading.protocols();
        this.addresses = new AddressLint(report);
        this.logins = new LoginLint(report);
        this.transports = new TransportLint(report);
    }

    /** Takes the blocks under {@code connections} of the device. */
    void check(DeviceFacts device, Map<String, Item> blocks) {
        Map<String, Item> ofDefaults = Blocks.entries(blocks, "defaults");
        transports.check(ofDefaults);
        Optional.ofNullable(blocks.get("defaults")).map(Item::entries).ifPresent(defaults -> {
            device.defaults()
                    .via()
                    .filter(via -> !device.paths().containsKey(via))
                    .ifPresent(via -> warnOfName(
                            defaults,
                            "via",
                            "there is no path",
                            via,
                            device.paths().keySet()));
            device.defaults().connectionClass().ifPresent(name -> connectionClass(defaults, name));
        });
        device.paths().values().forEach(path -> {
            Item block = Objects.requireNonNull(blocks.get(path.name()));
            path.connectionClass().ifPresent(name -> connectionClass(block.entries(), name));
            List.of("host", "ip").forEach(key -> addresses.host(block.entries().get(key)));
            OctalLint.check(block.entries(), report);
            transports.check(block.entries());
            path.protocol().ifPresent(protocol -> transports.check(protocol, block.entries(), ofDefaults));
            way(path, path.connectionClass().or(device.defaults()::connectionClass), block);
        });
    }

    private void connectionClass(Map<String, Item> block, String name) {
        if (!classes.contains(name)) {
            warnOfName(block, "class", "there is no connection class", name, classes);
        }
    }

    private void way(Path path, Optional<String> connectionClass, Item block) {
        Map<String, Item> entries = block.entries();
        Optional<String> protocol = path.protocol();
        if (protocol.isEmpty()) {
            withoutProtocol(path, connectionClass, block);
        } else if (protocols.contains(protocol.get())) {
            if (leadsNowhere(path, entries)) {
                report.warn(block.name(), "the path has neither host nor ip");
            }
            logins.check(path, protocol.get(), block);
        } else if (connectionClass.filter(name -> !classes.contains(name)).isEmpty()) {
            warnOfName(entries, "protocol", "nothing here speaks", protocol.get(), protocols);
        }
    }

    /** A command leads somewhere itself; who calls may do so from anywhere. */
    private static boolean leadsNowhere(Path path, Map<String, Item> entries) {
        return path.host().isEmpty() && !entries.containsKey("command") && !entries.containsKey("call_home");
    }

    /** A class of its own may need no address; one of the defaults that has other keys only was hardly meant for a path. */
    private void withoutProtocol(Path path, Optional<String> connectionClass, Item block) {
        Map<String, Item> entries = block.entries();
        boolean leadsNowhere = leadsNowhere(path, entries);
        boolean hasClass = path.connectionClass().isPresent() || (connectionClass.isPresent() && entries.isEmpty());
        if (leadsNowhere && !hasClass) {
            report.warn(
                    block.name(),
                    "the path says nothing of where it leads",
                    Keys.isDefaults(path.name(), entries)
                            ? "did you mean 'defaults'?"
                            : "is this key meant to be one level up or down?");
        } else if (connectionClass.isEmpty()) {
            report.warn(block.name(), "the path has neither protocol nor class");
        }
    }

    private void warnOfName(Map<String, Item> block, String key, String fault, String name, Collection<String> known) {
        report.warn(
                Objects.requireNonNull(block.get(key)).place(), fault + " '" + name + "'", Hints.names(name, known));
    }
}
