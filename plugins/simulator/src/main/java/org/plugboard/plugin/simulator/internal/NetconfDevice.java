// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.plugboard.plugin.simulator.internal.netconf.NetconfServer;

/** A device that speaks NETCONF: its server, and how its replies are. Thread-safe. */
final class NetconfDevice {

    private static final String ANY = "*";

    private final NetconfDescription description;
    private final NetconfServer server;
    private final IdentityHashMap<ReplyRule, AtomicInteger> uses = new IdentityHashMap<>();

    NetconfDevice(NetconfDescription description, Texts texts, ScheduledExecutorService timer) {
        this.description = description;
        this.server = new NetconfServer(description.server(), description.versions(), texts::fill, timer);
        description.replies().values().forEach(rules -> rules.forEach(rule -> uses.put(rule, new AtomicInteger())));
    }

    NetconfDescription description() {
        return description;
    }

    NetconfServer server() {
        return server;
    }

    /** What is special in the reply to a request, the first that holds for it. */
    Optional<ReplyRule> rule(String operation, String request) {
        return Stream.of(operation, ANY)
                .flatMap(name -> description.replies().getOrDefault(name, List.of()).stream())
                .filter(rule -> request.contains(rule.when()))
                .filter(this::isLeft)
                .findFirst();
    }

    private boolean isLeft(ReplyRule rule) {
        return rule.times() == 0 || uses.get(rule).getAndIncrement() < rule.times();
    }
}
