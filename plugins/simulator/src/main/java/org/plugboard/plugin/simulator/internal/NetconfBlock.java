// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plugboard.yaml.YamlPart;

/** Reads the block {@code netconf} of a description. */
final class NetconfBlock {

    private static final Set<String> KEYS = Set.of("versions", "capabilities", "keys", "running", "state", "faults");
    private static final List<String> VERSIONS = List.of("1.0", "1.1");

    /** What a fault may be told for: what the simulator can do, and what it only refuses. */
    private static final List<String> OPERATIONS = List.of(
            "hello",
            "*",
            "get",
            "get-config",
            "edit-config",
            "lock",
            "unlock",
            "commit",
            "discard-changes",
            "validate",
            "close-session",
            "copy-config",
            "delete-config",
            "kill-session",
            "cancel-commit",
            "get-schema",
            "create-subscription");

    private NetconfBlock() {}

    static NetconfDescription read(YamlPart part) {
        Map<String, YamlPart> netconf = part.entries(KEYS);
        List<String> versions = texts(netconf, "versions", VERSIONS);
        if (versions.isEmpty() || !VERSIONS.containsAll(versions)) {
            throw part.entry("versions").wrong("must be 1.0, 1.1 or both");
        }
        return new NetconfDescription(
                versions,
                texts(netconf, "capabilities", List.of()),
                texts(netconf, "keys", List.of("name", "id")),
                xml(netconf, "running"),
                xml(netconf, "state"),
                faults(netconf));
    }

    private static List<String> texts(Map<String, YamlPart> netconf, String key, List<String> otherwise) {
        return netconf.containsKey(key) ? netconf.get(key).texts() : otherwise;
    }

    private static String xml(Map<String, YamlPart> netconf, String key) {
        if (!netconf.containsKey(key)) {
            return "";
        }
        YamlPart part = netconf.get(key);
        try {
            Xml.parse("<data>" + Placeholders.OF_A_SESSION.in(part) + "</data>");
        } catch (RpcProblem e) {
            throw part.wrong("is no XML: " + e.getMessage());
        }
        return part.text();
    }

    private static Map<String, Fault> faults(Map<String, YamlPart> netconf) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        if (netconf.containsKey("faults")) {
            netconf.get("faults").entries().forEach((operation, fault) -> {
                if (!OPERATIONS.contains(operation)) {
                    throw fault.unknown("is no operation", operation, OPERATIONS);
                }
                faults.put(operation, AnswerReader.fault(fault, true));
            });
        }
        return faults;
    }
}
