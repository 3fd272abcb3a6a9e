// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.netconf;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.plugboard.itests.bench.processes.Child;
import org.plugboard.itests.peers.TestTool;
import org.plugboard.itests.peers.fast.FastServer;
import org.plugboard.itests.peers.fast.Replies;
import org.plugboard.itests.peers.fast.SshServers;

/** The servers. The bench's own costs nothing and answers together what came together. */
final class Arena implements AutoCloseable {

    private final Path folder;
    private final Child server;
    private final Target own;
    private final List<TestTool> tools = new ArrayList<>();

    /** @param folder for what the servers need */
    Arena(Path folder) throws IOException {
        this.folder = folder;
        server = Child.server(Child.java(List.of(), Child::isBare, FastServer.class));
        own = new Target("bench", (int) server.numbers()[0], SshServers.USER, SshServers.PASSWORD);
    }

    Target own() {
        return own;
    }

    /** The bench's own, the testtool, and netconfd if {@code PLUGBOARD_SERVERS} describes one. */
    List<Target> all() throws IOException {
        List<Target> all = new ArrayList<>(List.of(own, testTool("testtool", Replies.SMALL)));
        String file = System.getenv("PLUGBOARD_SERVERS");
        if (file != null) {
            Properties servers = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of(file))) {
                servers.load(reader);
            }
            all.add(new Target(
                    "netconfd",
                    Integer.parseInt(servers.getProperty("netconf.port")),
                    servers.getProperty("bash.user"),
                    servers.getProperty("bash.password")));
        }
        return all;
    }

    /** OpenDaylight's device with this configuration. */
    Target testTool(String name, String configuration) throws IOException {
        TestTool tool = TestTool.start(
                1,
                TestTool.Kind.CONFIGURED,
                Files.writeString(folder.resolve(name + ".xml"), configuration),
                folder.resolve(name + ".log"));
        tools.add(tool);
        return new Target(name, tool.ports().get(0), TestTool.USER, TestTool.PASSWORD);
    }

    /** The own server on one processor, these clients on another one. */
    void pin(Collection<Child> clients) throws IOException, InterruptedException {
        server.pin(0);
        for (Child client : clients) {
            client.pin(1);
        }
    }

    /** A process for each of them. */
    static Map<Client, Child> start(List<Client> clients, Target target) throws IOException {
        Map<Client, Child> started = new LinkedHashMap<>();
        for (Client client : clients) {
            started.put(client, client.start(target));
        }
        return started;
    }

    @Override
    public void close() {
        tools.forEach(TestTool::close);
        server.close();
    }
}
