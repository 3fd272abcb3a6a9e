// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionClassFacts;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.InterfaceFacts;
import org.plugboard.device.Path;

/**
 * A device in the tree of its testbed.
 *
 * @param classes the connection classes that are here
 * @param around the credentials of the testbed
 */
record DeviceBranch(List<ConnectionClassFacts> classes, Credentials around) {

    private static final Set<String> IN_ITS_LINE = Set.of("alias", "type", "os", "platform");

    private static final Set<String> IN_LINE_OF_INTERFACE = Set.of("alias", "type", "link", "segment", "ipv4", "ipv6");

    void addTo(Tree devices, DeviceFacts device) {
        String kind = Stream.of("type", "os", "platform")
                .map(device::attribute)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("/"));
        Tree branch = devices.add(TestbedTree.named(device.name(), device.name(), device.alias())
                + (kind.isEmpty() ? "" : " [" + kind + "]"));
        Map<String, @Nullable Object> attributes = Masked.of(device.attributes());
        branch.addEntries(TestbedTree.without(TestbedTree.without(attributes, IN_ITS_LINE), Set.of("custom")));
        TestbedTree.addCredentials(branch, device.credentials(), around);
        addPaths(branch, device);
        addInterfaces(branch, device);
        branch.addBlock("custom", Masked.of(device.custom()));
    }

    private void addPaths(Tree branch, DeviceFacts device) {
        if (device.paths().isEmpty() && device.defaults().entries().isEmpty()) {
            return;
        }
        Tree paths = branch.add("connections");
        paths.addBlock("defaults", Masked.of(device.defaults().entries()));
        for (Path path : device.paths().values()) {
            Tree line = paths.add(path.name() + ": "
                    + Stream.of(
                                    way(path),
                                    ExpectedClass.of(path, device.defaults(), classes)
                                            .toString())
                            .filter(text -> !text.isEmpty())
                            .collect(Collectors.joining(", ")));
            TestbedTree.addCredentials(line, path.credentials(), device.credentials());
            line.addEntries(Masked.of(path.arguments()));
        }
    }

    private static String way(Path path) {
        String host = path.host()
                .map(name -> name.contains(":") ? "[" + name + "]" : name)
                .orElse("");
        // As it is written: it may be none.
        Object written = path.entries().get("port");
        String port = written == null ? "" : ":" + written;
        return (path.protocol().orElse("") + " " + host + port).strip();
    }

    private static void addInterfaces(Tree branch, DeviceFacts device) {
        if (device.interfaces().isEmpty()) {
            return;
        }
        Tree interfaces = branch.add("interfaces");
        for (InterfaceFacts port : device.interfaces().values()) {
            interfaces
                    .add(line(port))
                    .addEntries(TestbedTree.without(Masked.of(port.attributes()), IN_LINE_OF_INTERFACE));
        }
    }

    private static String line(InterfaceFacts port) {
        String name = TestbedTree.named(port.name(), port.name(), port.alias())
                + port.type().map(type -> " [" + type + "]").orElse("")
                + port.link().or(port::segment).map(link -> " → " + link).orElse("");
        String addresses = Stream.concat(port.ipv4().stream(), port.ipv6().stream())
                .map(Objects::toString)
                .collect(Collectors.joining(", "));
        return addresses.isEmpty() ? name : name + ": " + addresses;
    }
}
