// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.netconf;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.plugboard.itests.bench.processes.Child;
import org.plugboard.itests.bench.processes.SshServers;

/** The bench's own server and, in a process each, its clients. */
final class Arena implements AutoCloseable {

    private final Child server;
    private final List<Target> targets = new ArrayList<>();

    /** The servers are there. */
    Arena() throws IOException {
        server = Child.server(Child.java(List.of(), Child::isBare, ServerProcess.class));
        targets.add(new Target("bench", (int) server.numbers()[0], SshServers.USER, SshServers.PASSWORD));
        addNetconfd();
    }

    /** A server that costs nothing and answers together what came together. */
    Target own() {
        return targets.get(0);
    }

    /** The bench's own, and netconfd if {@code PLUGBOARD_SERVERS} describes one. */
    List<Target> targets() {
        return List.copyOf(targets);
    }

    private void addNetconfd() throws IOException {
        String file = System.getenv("PLUGBOARD_SERVERS");
        if (file != null) {
            Properties servers = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of(file))) {
                servers.load(reader);
            }
            targets.add(new Target(
                    "netconfd",
                    Integer.parseInt(servers.getProperty("netconf.port")),
                    servers.getProperty("bash.user"),
                    servers.getProperty("bash.password")));
        }
    }

    /** The own server on one processor, these clients on another one. */
    void pin(Map<Client, Child> clients) throws IOException, InterruptedException {
        server.pin(0);
        for (Child client : clients.values()) {
            client.pin(1);
        }
    }

    /** A process for each of them. */
    static Map<Client, Child> start(List<Client> clients, Target target) throws IOException {
        Map<Client, Child> started = new LinkedHashMap<>();
        for (Client client : clients) {
            started.put(client, start(client, target));
        }
        return started;
    }

    static Child start(Client client, Target target) throws IOException {
        return Child.client(Child.java(
                List.of(),
                entry -> client.isOurs() || Child.isBare(entry),
                ClientProcess.class,
                client.name(),
                target.line()));
    }

    @Override
    public void close() {
        server.close();
    }
}
