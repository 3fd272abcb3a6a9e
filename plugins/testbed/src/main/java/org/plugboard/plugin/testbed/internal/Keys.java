// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that a level of the file may have.
 *
 * @param near those that other keys are compared with. Not all: a device may well have a mode beside its model
 * @param others what pyATS knows beside
 * @param isOpen whether a level has keys of its own as a matter of course, as a path has arguments
 * @param elsewhere what keys that belong to another level would say: where they belong
 */
record Keys(List<String> near, Set<String> others, boolean isOpen, Map<String, String> elsewhere) {

    private static final String OF_A_PATH = "it belongs to a path under connections";
    private static final String OF_THE_TESTBED = "it belongs under testbed";
    private static final String AT_THE_TOP = "it belongs to the left margin, beside testbed";

    private static final String OF_A_CREDENTIAL = "it belongs to a credential, such as default under credentials";
    private static final String OF_THE_DEVICE = "it belongs under the device's name in devices";

    /** What is called so by others. */
    private static final Map<String, String> SYNONYMS =
            Map.of("user", "username", "pass", "password", "passwd", "password", "pwd", "password");

    static final Keys TOP = closed(List.of("testbed", "devices", "topology", "extends"), Set.of())
            .with(Map.of(
                    "name", OF_THE_TESTBED,
                    "credentials", OF_THE_TESTBED,
                    "servers", OF_THE_TESTBED,
                    "custom", OF_THE_TESTBED,
                    "tacacs", OF_THE_TESTBED,
                    "passwords", OF_THE_TESTBED));

    static final Keys TESTBED = closed(
                    List.of("name", "credentials", "custom", "servers", "network", LimitsReader.KEY),
                    Set.of("alias", "class", "tacacs", "passwords", "clean", "testbed_file"))
            .with(Map.of(
                    "devices", AT_THE_TOP,
                    "topology", AT_THE_TOP,
                    "extends", AT_THE_TOP,
                    "username", OF_A_CREDENTIAL,
                    "password", OF_A_CREDENTIAL));

    static final Keys SERVER = closed(
            List.of("address", "credentials", "protocol", "server", "services", "custom", "timeout", "username"),
            Set.of("os", "type", "dynamic", "subnet", "port", "path", "password"));

    static final Keys DEVICE = closed(
                    List.of(
                            "connections",
                            "credentials",
                            "os",
                            "platform",
                            "alias",
                            "type",
                            "custom",
                            "series",
                            "version",
                            "default_connection_alias",
                            LimitsReader.KEY),
                    ofDevice(
                            "tacacs",
                            "passwords",
                            "clean",
                            "power",
                            "hardware",
                            "peripherals",
                            "management",
                            "auto_bringup"))
            .with(Map.ofEntries(
                    Map.entry("ip", OF_A_PATH),
                    Map.entry("host", OF_A_PATH),
                    Map.entry("port", OF_A_PATH),
                    Map.entry("protocol", OF_A_PATH),
                    Map.entry("proxy", OF_A_PATH),
                    Map.entry("command", OF_A_PATH),
                    Map.entry("username", OF_A_CREDENTIAL),
                    Map.entry("password", OF_A_CREDENTIAL),
                    Map.entry("via", "it belongs under connections.defaults"),
                    Map.entry("interfaces", "it belongs under the device's name in topology")));

    /** What says where a path leads. */
    private static final List<String> OF_A_WAY = List.of("protocol", "host", "ip", "port", "command", "proxy");

    static final Keys DEFAULTS = open("class", "alias", "via");
    static final Keys PATH = open("class", "protocol", "host", "ip", "port", "credentials");
    static final Keys CREDENTIAL = open("username", "password", "passphrase");

    /** The names of credentials. */
    static final Keys CREDENTIALS = open("default");

    static final Keys TACACS = closed(List.of("login_prompt", "password_prompt", "username"), Set.of());
    static final Keys PASSWORDS = closed(List.of("tacacs", "enable", "line", "linux"), Set.of());
    static final Keys LIMITS = closed(LimitsReader.LIMITED, Set.of());
    static final Keys MANAGEMENT = closed(
            List.of("interface", "address", "gateway", "routes", "protocols", "switchport", "vlan"),
            Set.of("vrf", "rommon"));

    /** The keys of {@code topology} that are no devices. */
    static final Set<String> SHARED = Set.of("links", "segments");

    static final Keys TOPOLOGY_DEVICE = closed(List.of("interfaces"), Set.of())
            .with(Map.of("os", OF_THE_DEVICE, "connections", OF_THE_DEVICE, "alias", OF_THE_DEVICE));
    static final Keys INTERFACE = open("alias", "type", "link", "ipv4", "ipv6", "segment", "class");
    static final Keys LINK = open("alias", "class");

    private static Keys closed(List<String> near, Set<String> others) {
        return new Keys(near, others, false, Map.of());
    }

    private static Keys open(String... near) {
        return new Keys(List.of(near), Set.of(), true, Map.of());
    }

    private static Set<String> ofDevice(String... blocks) {
        Set<String> all = new HashSet<>(DeviceReader.TEXTS);
        all.addAll(List.of(blocks));
        return all;
    }

    private Keys with(Map<String, String> hints) {
        return new Keys(near, others, isOpen, hints);
    }

    /** Whether a path of this name is perhaps the {@code defaults}: it leads nowhere. */
    static boolean isDefaults(String name, Map<String, Item> path) {
        return NearMiss.of(name, List.of("defaults")).isPresent()
                && DEFAULTS.near().stream().anyMatch(path::containsKey)
                && OF_A_WAY.stream().noneMatch(path::containsKey);
    }

    boolean knows(String key) {
        return near.contains(key) || others.contains(key);
    }

    /** The key that was perhaps meant, if it is not there itself. */
    Optional<String> meant(String key, Set<String> there) {
        return knows(key)
                ? Optional.empty()
                : NearMiss.of(key, near).or(() -> synonym(key, there)).filter(name -> !there.contains(name));
    }

    /** What a credential source is told has names of its own. */
    private Optional<String> synonym(String key, Set<String> there) {
        return Optional.ofNullable(SYNONYMS.get(key)).filter(name -> near.contains(name) && !there.contains("source"));
    }

    /** What perhaps is one of the keys of {@code topology} that are no devices. */
    static Optional<String> shared(String name) {
        return NearMiss.of(name, SHARED);
    }

    /** Where a key belongs that is not known here, or what it is called, if that is sure. */
    Optional<String> belongs(String key) {
        return Optional.ofNullable(elsewhere.get(key));
    }
}
