// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.plugboard.plugin.testbed.internal.RealTestbeds.block;
import static org.plugboard.plugin.testbed.internal.RealTestbeds.blocks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.device.TestbedFacts;

/** Compares what was read of one file with every fact that is expected of it; keeps where they differ. */
final class FactCheck {

    private static final List<String> TEXTS_OF_A_DEVICE =
            List.of("os", "type", "platform", "model", "series", "role", "chassis_type", "class");

    /** What the facts say of a path by its own key; {@code password} is left out there. */
    private static final List<String> OF_A_PATH = List.of(
            "class", "protocol", "ip", "host", "port", "command", "proxy", "ssh_options", "sshtunnel", "username");

    private static final Set<String> LEGACY = Set.of("default", "enable", "line", "linux");
    private static final Pattern MARKUP = Pattern.compile("%(ENC)?\\{\\s*([^{},]*?)\\s*(?:,[^{}]*)?\\}");

    private final String file;
    private final TestbedFacts testbed;
    private final List<String> differences = new ArrayList<>();

    private FactCheck(String file, TestbedFacts testbed) {
        this.file = file;
        this.testbed = testbed;
    }

    static List<String> differences(String file, TestbedFacts testbed, Map<String, Object> expected) {
        FactCheck check = new FactCheck(file, testbed);
        check.testbed(block(expected, "testbed"));
        check.devices(blocks(expected, "devices"));
        check.topology(block(expected, "topology"));
        return check.differences;
    }

    private void same(String what, @Nullable Object actual, @Nullable Object expected) {
        if (!Objects.equals(actual, filled(expected))) {
            differences.add(what + ": " + actual + " instead of " + filled(expected));
        }
    }

    /** The facts have secrets and references as they stand in the file. */
    private @Nullable Object filled(@Nullable Object expected) {
        if (!(expected instanceof String text)) {
            return expected;
        }
        Matcher markup = MARKUP.matcher(text);
        return markup.replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) != null
                        ? Backwards.decoded(found.group(2))
                        : RawValues.at(testbed, found.group(2)).orElse("")));
    }

    private void testbed(Map<String, Object> expected) {
        String fileName =
                file.replaceFirst(".*/", "").replaceFirst("^CONFIG\\.", "").replaceFirst("\\.ya?ml$", "");
        String name = Objects.requireNonNullElse((String) expected.get("name"), fileName);
        same("testbed.name", testbed.name(), name);
        same("testbed.alias", testbed.alias(), Objects.requireNonNullElse(expected.get("alias"), name));
        Map<String, Object> raw = block(testbed.rawConfig(), "testbed");
        boolean isLegacy = raw.containsKey("tacacs") || raw.containsKey("passwords");
        same("testbed: legacy", isLegacy, expected.containsKey("legacy_tacacs_passwords"));
        legacyUser("testbed", testbed.attributes(), expected);
        credentials("testbed", testbed.credentials(), Credentials.NONE, expected, isLegacy);
        same("testbed.servers", names(testbed.servers().keySet()), names(expected.get("servers")));
        same("testbed.custom", names(testbed.custom().keySet()), names(expected.get("custom_keys")));
    }

    private void legacyUser(String what, Map<String, Object> attributes, Map<String, Object> expected) {
        if (expected.containsKey("tacacs_username")) {
            same(what + ".tacacs", block(attributes, "tacacs").get("username"), expected.get("tacacs_username"));
        }
    }

    private void credentials(
            String what, Credentials actual, Credentials outer, Map<String, Object> of, boolean isLegacy) {
        Map<String, Object> expected = block(of, "credentials");
        Map<String, Credential> own = new LinkedHashMap<>(actual.equals(outer) ? Map.of() : actual.own());
        if (isLegacy) {
            own.keySet().removeIf(name -> LEGACY.contains(name) && !expected.containsKey(name));
        }
        same(what + ".credentials", own.keySet(), expected.keySet());
        expected.keySet().stream().filter(own::containsKey).forEach(name -> {
            credential(what + ".credentials." + name, own.get(name), block(expected, name));
        });
    }

    private void credential(String what, Credential actual, Map<String, Object> expected) {
        same(what + ".username", actual.username().orElse(null), expected.get("username"));
        String password =
                switch (String.valueOf(expected.get("password"))) {
                    case "absent", "null" -> "none";
                    case "empty" -> "empty";
                    default -> "there";
                };
        same(
                what + ".password",
                actual.password()
                        .map(secret -> secret.reveal().isEmpty() ? "empty" : "there")
                        .orElse("none"),
                password);
        Set<String> others = new TreeSet<>(actual.fields().keySet());
        others.removeAll(Set.of("username", "password"));
        same(what, others, names(expected.get("other_fields")));
    }

    private void devices(List<Map<String, Object>> expected) {
        same(
                "devices",
                testbed.devices().stream().map(DeviceFacts::name).toList(),
                expected.stream().map(device -> device.get("name")).toList());
        for (int i = 0; i < expected.size() && i < testbed.devices().size(); i++) {
            device(testbed.devices().get(i), expected.get(i));
        }
    }

    private void device(DeviceFacts device, Map<String, Object> expected) {
        String what = device.name();
        same(what + ".alias", device.alias(), expected.get("alias"));
        TEXTS_OF_A_DEVICE.forEach(
                key -> same(what + "." + key, device.attribute(key).orElse(null), expected.get(key)));
        same(what + ".custom", names(device.custom().keySet()), names(expected.get("custom_keys")));
        same(what + ".order", block(device.custom(), "abstraction").get("order"), expected.get("abstraction_order"));
        same(what + ".defaults", device.defaults().entries(), block(expected, "defaults"));
        same(what + ": interfaces", device.interfaces().size(), expected.get("n_interfaces"));
        Map<String, Object> raw = block(block(testbed.rawConfig(), "devices"), device.name());
        same(what + ".passwords", names(block(raw, "passwords").keySet()), names(expected.get("legacy_passwords")));
        legacyUser(what, device.attributes(), expected);
        boolean isLegacy = device.attributes().containsKey("tacacs");
        credentials(what, device.credentials(), testbed.credentials(), expected, isLegacy);
        List<Map<String, Object>> paths = blocks(expected, "connections");
        same(
                what + ".connections",
                List.copyOf(device.paths().keySet()),
                paths.stream().map(path -> path.get("name")).toList());
        paths.stream()
                .filter(path -> device.paths().containsKey(path.get("name")))
                .forEach(path -> {
                    path(what + "." + path.get("name"), device, device.paths().get((String) path.get("name")), path);
                });
    }

    private void path(String what, DeviceFacts device, Path path, Map<String, Object> expected) {
        Map<String, Object> as = new LinkedHashMap<>(path.entries());
        if (String.valueOf(expected.get("protocol")).contains(" -")) {
            as.put("protocol", as.get("protocol") + " " + as.remove("ssh_options"));
        }
        OF_A_PATH.forEach(key -> same(what + "." + key, as.get(key), expected.get(key)));
        same(
                what + ": class",
                path.connectionClass().or(device.defaults()::connectionClass).orElse(null),
                expected.get("class_effective"));
        credentials(what, path.credentials(), device.credentials(), expected, false);
        same(what + ".arguments", names(block(as, "arguments").keySet()), names(expected.get("arguments_keys")));
        same(what + ".settings", names(block(as, "settings").keySet()), names(expected.get("settings_keys")));
        as.keySet().removeAll(OF_A_PATH);
        as.remove("password");
        same(what + ": other keys", names(as.keySet()), names(expected.get("other_keys")));
    }

    private void topology(Map<String, Object> expected) {
        Map<String, Object> counts = new LinkedHashMap<>();
        Set<String> links = new TreeSet<>();
        block(testbed.rawConfig(), "topology").keySet().stream()
                .filter(device -> !Set.of("links", "segments").contains(device))
                .forEach(device -> counts.put(device, interfaces(device, links)));
        same("topology.interfaces", counts, block(expected, "interfaces"));
        same(
                "topology: interfaces",
                counts.values().stream().mapToInt(Integer.class::cast).sum(),
                expected.get("n_interfaces"));
        same("topology: links", links, names(expected.get("links")));
        same("topology: number of links", links.size(), expected.get("n_links"));
        same("topology.links", names(testbed.links().keySet()), names(expected.get("links_block")));
    }

    /** Of a device that is not declared, what the raw file has; the links go into the set. */
    private int interfaces(String device, Set<String> links) {
        return testbed.devices().stream()
                .filter(one -> one.name().equals(device))
                .findFirst()
                .map(one -> {
                    one.interfaces().values().forEach(facts -> facts.link().ifPresent(links::add));
                    return one.interfaces().size();
                })
                .orElseGet(() -> {
                    Map<String, Object> raw =
                            block(block(block(testbed.rawConfig(), "topology"), device), "interfaces");
                    raw.keySet().forEach(name -> {
                        Object link = block(raw, name).get("link");
                        if (link != null) {
                            links.add(link.toString());
                        }
                    });
                    return raw.size();
                });
    }

    private static Set<String> names(@Nullable Object names) {
        return names instanceof Collection<?> several
                ? new TreeSet<>(several.stream().map(String::valueOf).toList())
                : new LinkedHashSet<>();
    }
}
