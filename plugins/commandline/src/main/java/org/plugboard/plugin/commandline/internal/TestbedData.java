// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.InterfaceFacts;
import org.plugboard.device.LinkFacts;
import org.plugboard.device.Path;
import org.plugboard.device.ServerFacts;

/** What was understood of a testbed, as plain data with its secrets masked. */
final class TestbedData {

    private final TestbedView view;

    TestbedData(TestbedView view) {
        this.view = view;
    }

    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", view.facts().name());
        map.put("alias", view.facts().alias());
        if (view.isWhole()) {
            map.put("attributes", Masked.of(view.facts().attributes()));
            map.put("credentials", credentials(view.facts().credentials(), Credentials.NONE));
            Map<String, Object> servers = new LinkedHashMap<>();
            view.facts().servers().forEach((name, server) -> servers.put(name, server(server)));
            map.put("servers", servers);
        }
        map.put("devices", view.devices().stream().map(this::device).toList());
        if (view.isWhole()) {
            map.put("links", links(view.links(), view.facts().links()));
            map.put("segments", links(view.segments(), view.facts().segments()));
        }
        return map;
    }

    private static Map<String, Object> credentials(Credentials credentials, Credentials around) {
        Map<String, Object> map = new LinkedHashMap<>();
        TestbedView.own(credentials, around)
                .forEach((name, credential) -> map.put(name, Masked.of(credential.fields())));
        return map;
    }

    private Map<String, Object> server(ServerFacts server) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("addresses", server.addresses());
        map.put("attributes", Masked.of(server.attributes()));
        map.put("credentials", credentials(server.credentials(), view.facts().credentials()));
        return map;
    }

    private Map<String, @Nullable Object> device(DeviceFacts device) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", device.name());
        map.put("alias", device.alias());
        map.put("attributes", Masked.of(device.attributes()));
        map.put("credentials", credentials(device.credentials(), view.facts().credentials()));
        map.put("defaults", Masked.of(device.defaults().entries()));
        map.put(
                "paths",
                device.paths().values().stream().map(path -> path(path, device)).toList());
        map.put(
                "interfaces",
                device.interfaces().values().stream().map(TestbedData::port).toList());
        return map;
    }

    private Map<String, @Nullable Object> path(Path path, DeviceFacts device) {
        ExpectedClass expected = ExpectedClass.of(path, device.defaults(), view.classes());
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", path.name());
        map.put("protocol", path.protocol().orElse(null));
        map.put("host", path.host().orElse(null));
        map.put("port", port(path));
        map.put("class", expected.name());
        map.put("servedBy", expected.here() == null ? null : expected.here().name());
        map.put("arguments", Masked.of(path.arguments()));
        map.put("credentials", credentials(path.credentials(), device.credentials()));
        return map;
    }

    private static Map<String, @Nullable Object> port(InterfaceFacts port) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", port.name());
        map.put("alias", port.alias());
        map.put("link", port.link().orElse(null));
        map.put("segment", port.segment().orElse(null));
        map.put("ipv4", port.ipv4());
        map.put("ipv6", port.ipv6());
        map.put("attributes", Masked.of(port.attributes()));
        return map;
    }

    private static Map<String, Object> links(Map<String, List<Cabling.End>> links, Map<String, LinkFacts> described) {
        Map<String, Object> map = new LinkedHashMap<>();
        links.forEach((name, ends) -> {
            Map<String, @Nullable Object> link = new LinkedHashMap<>();
            link.put(
                    "interfaces",
                    ends.stream()
                            .map(end -> Map.of("device", end.device(), "interface", end.name()))
                            .map(TreeMap::new)
                            .toList());
            link.put("attributes", Masked.of(TestbedView.attributes(described, name)));
            map.put(name, link);
        });
        return map;
    }

    /** The number; what is written if it is none, which a file may have as long as nobody connects. */
    private static @Nullable Object port(Path path) {
        try {
            return path.port().isPresent() ? path.port().getAsInt() : null;
        } catch (IllegalArgumentException e) {
            return path.entries().get("port");
        }
    }
}
