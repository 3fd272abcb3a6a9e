// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Link;
import org.plugboard.device.LinkFacts;

/**
 * The links that interfaces of a testbed are plugged into, each with how many they are: one that no interface uses is not
 * here (semantics 88, 91). Always called under the graph's lock.
 */
final class TestbedLinks {

    private static final class Use {

        private final ManagedLink link;
        private int ends;

        private Use(ManagedLink link) {
            this.link = link;
        }
    }

    private final String testbed;
    private final Topology topology;
    private final Map<LinkKey, Use> used = new LinkedHashMap<>();
    private Map<LinkKey, LinkFacts> described;

    /**
     * None yet.
     *
     * @param testbed what messages begin with
     */
    TestbedLinks(String testbed, Topology topology, Map<LinkKey, LinkFacts> described) {
        this.testbed = testbed;
        this.topology = topology;
        this.described = described;
    }

    Map<LinkKey, ManagedLink> all() {
        Map<LinkKey, ManagedLink> all = new LinkedHashMap<>();
        used.forEach((key, use) -> all.put(key, use.link));
        return all;
    }

    Set<Link> asSet() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(all().values()));
    }

    /** The link of this name, else the segment; else by alias in the same order. */
    Optional<ManagedLink> find(String nameOrAlias) {
        return Stream.of(Link.Kind.values())
                .map(kind -> used.get(new LinkKey(kind, nameOrAlias)))
                .filter(Objects::nonNull)
                .map(use -> use.link)
                .findFirst()
                .or(() -> Stream.of(Link.Kind.values())
                        .flatMap(kind -> used.values().stream()
                                .map(use -> use.link)
                                .filter(link ->
                                        link.kind() == kind && link.alias().equals(nameOrAlias)))
                        .findFirst());
    }

    List<String> names() {
        return used.keySet().stream().map(LinkKey::name).toList();
    }

    /** The link that an interface names: the one that is here, else a new one (semantics 86). */
    ManagedLink named(LinkKey key) {
        Use use = used.get(key);
        return use == null ? new ManagedLink(topology, key) : use.link;
    }

    /** An interface of the testbed is on this link from now on. */
    void gained(ManagedLink link) {
        Use use = used.computeIfAbsent(link.key(), key -> new Use(link));
        use.ends++;
        LinkFacts description = described.get(link.key());
        if (use.ends == 1 && description != null && link.facts().attributes().isEmpty()) {
            link.describe(description);
        }
    }

    /** An interface of the testbed is not on this link any more. */
    void lost(ManagedLink link) {
        used.computeIfPresent(link.key(), (key, use) -> --use.ends == 0 ? null : use);
    }

    /** Refuses a link while another one of its name is here (semantics 76). */
    void requireNoNamesake(ManagedLink link) {
        if (named(link.key()) != link && used.containsKey(link.key())) {
            throw namesake(link);
        }
    }

    /**
     * How interfaces that come in are to be re-plugged: those whose cable ends at nobody else, and bears a name that a link here
     * has, into that one.
     *
     * @throws InvalidRequestException if the other end of such a cable is somewhere else
     */
    Map<ManagedInterface, ManagedLink> joins(Collection<ManagedInterface> coming) {
        Map<LinkKey, ManagedLink> targets = new HashMap<>();
        Map<ManagedInterface, ManagedLink> joins = new LinkedHashMap<>();
        for (ManagedInterface end : coming) {
            @Nullable ManagedLink link = end.plugged().orElse(null);
            if (link == null) {
                continue;
            }
            ManagedLink target = targets.computeIfAbsent(link.key(), key -> used.containsKey(key) ? named(key) : link);
            if (target != link) {
                if (!coming.containsAll(link.ends())) {
                    throw namesake(link);
                }
                joins.put(end, target);
            }
        }
        return joins;
    }

    private InvalidRequestException namesake(ManagedLink link) {
        return new InvalidRequestException(
                testbed + ": another " + link.key() + " is here already; unplug one of the two");
    }

    /** What is said of the links changes; a link of which the same is said as before stays as it is. */
    void describe(Map<LinkKey, LinkFacts> description) {
        used.forEach((key, use) -> {
            LinkFacts said = description.get(key);
            if (!Objects.equals(said, described.get(key))) {
                use.link.describe(said == null ? LinkFacts.named(key.name()) : said);
            }
        });
        described = description;
    }
}
