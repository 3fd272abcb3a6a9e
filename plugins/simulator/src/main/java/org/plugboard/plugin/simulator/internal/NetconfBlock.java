// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plugboard.plugin.simulator.internal.datastore.Defaults;
import org.plugboard.plugin.simulator.internal.datastore.ListKeys;
import org.plugboard.plugin.simulator.internal.netconf.Capabilities;
import org.plugboard.plugin.simulator.internal.netconf.ServerDescription;
import org.plugboard.plugin.simulator.internal.netconf.ServerDescription.Notifications;
import org.plugboard.plugin.simulator.internal.netconf.ServerDescription.Schema;
import org.plugboard.yaml.YamlPart;

/** Reads the block {@code netconf} of a description. */
final class NetconfBlock {

    private static final Set<String> KEYS = Set.of(
            "versions",
            "capabilities",
            "keys",
            "leaf-lists",
            "running",
            "startup",
            "state",
            "defaults",
            "schemas",
            "urls",
            "rpcs",
            "actions",
            "notifications",
            "replies",
            "faults");
    private static final Set<String> SCHEMA = Set.of("version", "format", "namespace", "text");
    private static final List<String> VERSIONS = List.of("1.0", "1.1");

    /** What a fault or a reply may be told for, besides the device's own: also what it only refuses. */
    private static final List<String> OPERATIONS = List.of(
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
            "create-subscription",
            "partial-lock",
            "partial-unlock",
            "get-data",
            "edit-data",
            "action",
            "fire");

    private final YamlPart part;
    private final Map<String, YamlPart> netconf;

    private NetconfBlock(YamlPart part) {
        this.part = part;
        this.netconf = part.entries(KEYS);
    }

    static NetconfDescription read(YamlPart part) {
        return new NetconfBlock(part).description();
    }

    private NetconfDescription description() {
        List<String> versions = texts("versions", VERSIONS);
        if (versions.isEmpty() || !VERSIONS.containsAll(versions)) {
            throw part.entry("versions").wrong("must be 1.0, 1.1 or both");
        }
        ServerDescription server = server();
        Set<String> known = new LinkedHashSet<>(OPERATIONS);
        known.addAll(server.rpcs().keySet());
        Set<String> messages = new LinkedHashSet<>(List.of("hello"));
        messages.addAll(known);
        messages.add("notification");
        Map<String, Fault> faults = new LinkedHashMap<>();
        block("faults").forEach((operation, fault) -> {
            require(operation, fault, messages);
            faults.put(operation, AnswerReader.fault(fault, true));
        });
        Map<String, List<ReplyRule>> replies = new LinkedHashMap<>();
        block("replies").forEach((operation, rules) -> {
            require(operation, rules, known);
            replies.put(
                    operation,
                    (rules.isList() ? rules.items() : List.of(rules))
                            .stream().map(ReplyReader::rule).toList());
        });
        return new NetconfDescription(versions, server, replies, faults);
    }

    private ServerDescription server() {
        Notifications notifications = NotificationReader.read(netconf.get("notifications"));
        CustomReader customs = new CustomReader(notifications.kinds().keySet());
        return new ServerDescription(
                new Capabilities(texts("capabilities", List.of())),
                new ListKeys(texts("keys", List.of("name", "id")), texts("leaf-lists", List.of())),
                xml("running"),
                netconf.containsKey("startup") ? xml("startup") : null,
                xml("state"),
                new Defaults(defaults()),
                schemas(),
                urls(),
                customs.read(block("rpcs")),
                customs.read(block("actions")),
                notifications);
    }

    private Map<String, YamlPart> block(String key) {
        return netconf.containsKey(key) ? netconf.get(key).entries() : Map.of();
    }

    private List<String> texts(String key, List<String> otherwise) {
        return netconf.containsKey(key) ? netconf.get(key).texts() : otherwise;
    }

    private String xml(String key) {
        return netconf.containsKey(key) ? XmlPart.text(netconf.get(key), Placeholders.OF_A_SESSION) : "";
    }

    private Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        block("defaults").forEach((path, value) -> {
            if (!path.matches("(/[^/:\\s]+){2,}")) {
                throw value.wrong("is no way to a leaf as /interfaces/interface/enabled");
            }
            defaults.put(path, value.text());
        });
        return defaults;
    }

    private List<Schema> schemas() {
        return block("schemas").entrySet().stream().map(NetconfBlock::schema).toList();
    }

    /** Of a module of which there are several revisions, the key has them too: {@code name@revision}. */
    private static Schema schema(Map.Entry<String, YamlPart> entry) {
        Map<String, YamlPart> schema = entry.getValue().entries(SCHEMA);
        String[] name = entry.getKey().split("@", 2);
        return new Schema(
                name[0],
                schema.containsKey("version") ? schema.get("version").text() : name.length > 1 ? name[1] : "",
                schema.containsKey("format") ? schema.get("format").text() : "yang",
                entry.getValue().entry("namespace").text(),
                entry.getValue().entry("text").text());
    }

    private Map<String, String> urls() {
        Map<String, String> urls = new LinkedHashMap<>();
        block("urls").forEach((url, content) -> urls.put(url, XmlPart.text(content, Placeholders.OF_A_SESSION)));
        return urls;
    }

    private static void require(String operation, YamlPart there, Set<String> known) {
        if (!known.contains(operation)) {
            throw there.unknown("is no operation", operation, known);
        }
    }
}
