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

    static final Keys TOP = closed(List.of("testbed", "devices", "topology", "extends"), Set.of())
            .with(Map.of(
                    "name", OF_THE_TESTBED,
                    "credentials", OF_THE_TESTBED,
                    "servers", OF_THE_TESTBED,
                    "custom", OF_THE_TESTBED,
                    "tacacs", OF_THE_TESTBED,
                    "passwords", OF_THE_TESTBED));

    static final Keys TESTBED = closed(
                    List.of("name", "credentials", "custom", "servers", "network"),
                    Set.of("alias", "class", "tacacs", "passwords", "clean", "testbed_file"))
            .with(Map.of("devices", AT_THE_TOP, "topology", AT_THE_TOP, "extends", AT_THE_TOP));

    static final Keys SERVER = closed(
            List.of("address", "credentials", "protocol", "server", "services", "custom"),
            Set.of("os", "timeout", "type", "dynamic", "subnet", "port", "path", "username", "password"));

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
                            "version"),
                    ofDevice(
                            "tacacs",
                            "passwords",
                            "clean",
                            "power",
                            "hardware",
                            "peripherals",
                            "management",
                            "auto_bringup"))
            .with(Map.of(
                    "ip", OF_A_PATH,
                    "host", OF_A_PATH,
                    "port", OF_A_PATH,
                    "protocol", OF_A_PATH,
                    "proxy", OF_A_PATH,
                    "command", OF_A_PATH,
                    "via", "it belongs under connections.defaults",
                    "interfaces", "it belongs under the device's name in topology"));

    static final Keys DEFAULTS = open("class", "alias", "via");
    static final Keys PATH = open("class", "protocol", "host", "ip", "port", "credentials");
    static final Keys CREDENTIAL = open("username", "password", "passphrase");
    static final Keys TACACS = closed(List.of("login_prompt", "password_prompt", "username"), Set.of());
    static final Keys PASSWORDS = closed(List.of("tacacs", "enable", "line", "linux"), Set.of());
    static final Keys MANAGEMENT = closed(
            List.of("interface", "address", "gateway", "routes", "protocols", "switchport"),
            Set.of("vrf", "rommon", "vlan"));
    static final Keys TOPOLOGY_DEVICE = closed(List.of("interfaces"), Set.of());
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

    boolean knows(String key) {
        return near.contains(key) || others.contains(key);
    }

    /** The key that was perhaps meant, if it is not there itself. */
    Optional<String> meant(String key, Set<String> there) {
        return knows(key) ? Optional.empty() : NearMiss.of(key, near).filter(name -> !there.contains(name));
    }

    /** What becomes of a key that is not known here. */
    String hint(String key) {
        return elsewhere.getOrDefault(key, "it is kept, but has no effect");
    }
}
