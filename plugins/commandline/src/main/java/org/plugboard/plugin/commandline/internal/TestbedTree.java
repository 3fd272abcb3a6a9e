// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.LinkFacts;
import org.plugboard.device.TestbedFacts;

/** What was understood of a testbed, for people: first what concerns all of it, then its devices, then how they are cabled. */
final class TestbedTree {

    private final TestbedView view;

    TestbedTree(TestbedView view) {
        this.view = view;
    }

    Tree tree() {
        TestbedFacts facts = view.facts();
        Map<String, List<Cabling.End>> links = view.links();
        Tree tree = new Tree(named("Testbed " + facts.name(), facts.name(), facts.alias()) + ": "
                + counted(facts.devices().size(), "device") + ", " + counted(links.size(), "link"));
        if (view.isWhole()) {
            tree.addEntries(without(Masked.of(facts.attributes()), Set.of("alias", "name", "custom")));
            addCredentials(tree, facts.credentials(), Credentials.NONE);
            addServers(tree);
            tree.addBlock("custom", Masked.of(facts.custom()));
        }
        if (!view.devices().isEmpty()) {
            Tree devices = tree.add("devices");
            DeviceBranch branch = new DeviceBranch(view.classes(), facts.credentials());
            view.devices().forEach(device -> branch.addTo(devices, device));
        }
        if (view.isWhole()) {
            addLinks(tree, "links", links, facts.links());
            addLinks(tree, "segments", view.segments(), facts.segments());
        }
        return tree;
    }

    private void addServers(Tree tree) {
        if (view.facts().servers().isEmpty()) {
            return;
        }
        Tree servers = tree.add("servers");
        view.facts().servers().forEach((name, server) -> {
            Tree branch = servers.add(Stream.concat(Stream.of(name), Stream.of(String.join(", ", server.addresses())))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(": ")));
            addCredentials(branch, server.credentials(), view.facts().credentials());
            branch.addEntries(without(Masked.of(server.attributes()), Set.of("address")));
        });
    }

    private static void addLinks(
            Tree tree, String title, Map<String, List<Cabling.End>> links, Map<String, LinkFacts> described) {
        if (links.isEmpty()) {
            return;
        }
        Tree all = tree.add(title);
        links.forEach((name, ends) -> all.add(name + ": "
                        + (ends.isEmpty()
                                ? "no interface here"
                                : ends.stream().map(Cabling.End::toString).collect(Collectors.joining(" – "))))
                .addEntries(Masked.of(TestbedView.attributes(described, name))));
    }

    /** The credentials that this level has itself; those of the level around it stand there. */
    static void addCredentials(Tree tree, Credentials credentials, Credentials around) {
        Map<String, Credential> own = TestbedView.own(credentials, around);
        if (own.isEmpty()) {
            return;
        }
        Tree branch = tree.add("credentials");
        own.forEach((name, credential) -> branch.add(name + ": "
                + Masked.of(credential.fields()).entrySet().stream()
                        .map(field -> field.getKey() + " " + field.getValue())
                        .collect(Collectors.joining(", "))));
    }

    static String named(String label, String name, String alias) {
        return alias.equals(name) ? label : label + " (alias " + alias + ")";
    }

    static Map<String, @Nullable Object> without(Map<String, @Nullable Object> entries, Set<String> keys) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(entries);
        rest.keySet().removeAll(keys);
        return rest;
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
