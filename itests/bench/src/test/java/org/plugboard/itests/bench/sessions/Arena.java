// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.plugboard.itests.bench.processes.Child;
import org.plugboard.itests.peers.fast.SshServers;

/** The server and, in a process each, its clients. */
final class Arena implements AutoCloseable {

    private static final int WARM_UP_ANSWERS = 8;

    private final Child server;
    private final Target target;
    private final Map<Client, Child> clients = new EnumMap<>(Client.class);

    /** The clients are there and have not connected yet; the server has answered all kinds of them and is warm. */
    Arena(List<Client> clients, String... options) throws IOException {
        server = Processes.server();
        long[] ports = server.numbers();
        target = new Target(
                (int) ports[0], (int) ports[1], SshServers.USER, SshServers.PASSWORD, "iosxe", ServerProcess.PROMPT);
        for (Client client : clients) {
            warmServer(client);
        }
        for (Client client : clients) {
            this.clients.put(client, Processes.client(client, target, options));
        }
    }

    Target target() {
        return target;
    }

    Child client(Client client) {
        return clients.get(client);
    }

    /** The server on one processor, the clients on another one. */
    void pin() throws IOException, InterruptedException {
        server.pin(0);
        for (Child client : clients.values()) {
            client.pin(1);
        }
    }

    /** An OpenSSH server with bash that {@code PLUGBOARD_SERVERS} describes, if it is set. */
    static List<Target> realServers() throws IOException {
        String file = System.getenv("PLUGBOARD_SERVERS");
        if (file == null) {
            return List.of();
        }
        Properties servers = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            servers.load(reader);
        }
        int port = Integer.parseInt(servers.getProperty("ssh.port"));
        return List.of(
                new Target(
                        port, 0, servers.getProperty("bash.user"), servers.getProperty("bash.password"), "linux", "$ "),
                new Target(
                        port,
                        0,
                        servers.getProperty("vtysh.user"),
                        servers.getProperty("vtysh.password"),
                        "frr",
                        "# "));
    }

    private void warmServer(Client client) throws IOException {
        try (Child child = Processes.client(client, target)) {
            child.tell("connect 1");
            child.tell("ask %d big 50".formatted(WARM_UP_ANSWERS));
        }
    }

    @Override
    public void close() {
        clients.values().forEach(Child::close);
        server.close();
    }
}
