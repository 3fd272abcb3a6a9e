// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a testbed file says, as data.
 *
 * @param name the testbed's name
 * @param devices its devices in the order of the file
 * @param attributes the other entries of its {@code testbed} block, {@code custom} among them, and the unknown keys at the
 *     top of the file
 * @param credentials those that all devices and servers fall back to (semantics 114)
 * @param servers what serves the whole testbed by name (semantics 94)
 * @param links what the file says of links beside their names, by name (semantics 86)
 * @param segments what the file says of segments beside their names, by name (semantics 95)
 * @param rawConfig the whole file after {@code extends} and markup, as plain data (semantics 96)
 */
public record TestbedFacts(
        String name,
        List<DeviceFacts> devices,
        Map<String, Object> attributes,
        Credentials credentials,
        Map<String, ServerFacts> servers,
        Map<String, LinkFacts> links,
        Map<String, LinkFacts> segments,
        Map<String, Object> rawConfig) {

    public TestbedFacts {
        devices = List.copyOf(devices);
        attributes = Entries.copy(attributes);
        servers = Entries.copy(servers);
        links = Entries.copy(links);
        segments = Entries.copy(segments);
        rawConfig = Entries.copy(rawConfig);
    }

    /** A testbed of devices only, described in code. */
    public TestbedFacts(String name, List<DeviceFacts> devices, Map<String, Object> attributes) {
        this(name, devices, attributes, Credentials.NONE, Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** The second name of the testbed; its name when it has no other (semantics 75). */
    public String alias() {
        return attribute("alias").orElse(name);
    }

    /** One plain entry of the {@code testbed} block as text. */
    public Optional<String> attribute(String key) {
        return Entries.text(attributes, key);
    }

    /** The free-form block {@code custom}, empty if there is none (semantics 81). */
    public Map<String, Object> custom() {
        return Entries.block(attributes, "custom");
    }
}
