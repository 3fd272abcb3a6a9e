// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.netconf;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plugboard.itests.bench.processes.Child;
import org.plugboard.itests.bench.processes.Contender;
import org.plugboard.itests.bench.processes.Python;

/** Who takes part. */
enum Client implements Contender {
    PLUGBOARD,
    /** Framing on sshj and nothing else. */
    SSHJ,
    OPENDAYLIGHT,
    NETCONF_JAVA,
    NCCLIENT;

    /** Where a jar of netconf-java is, if there is one. */
    private static final @Nullable String NETCONF_JAVA_JAR = System.getProperty("bench.netconf-java");

    /** Those that are here. */
    static List<Client> all() throws InterruptedException {
        List<Client> all = new ArrayList<>(List.of(PLUGBOARD, SSHJ, OPENDAYLIGHT));
        if (NETCONF_JAVA_JAR != null) {
            all.add(NETCONF_JAVA);
        }
        if (Python.has("ncclient")) {
            all.add(NCCLIENT);
        }
        return all;
    }

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Client bound() {
        return SSHJ;
    }

    /** Whether it can have several requests under way on a session. */
    boolean asksAtOnce() {
        return this != NETCONF_JAVA;
    }

    /** A process of it, ready for orders. */
    Child start(Target target) throws IOException {
        if (this == NCCLIENT) {
            return Child.client(Python.command(Client.class, "ncclient_client.py", target.line()));
        }
        List<String> command = new ArrayList<>(Child.java(
                List.of(),
                entry -> this == PLUGBOARD || Child.isBare(entry),
                ClientProcess.class,
                name(),
                target.line()));
        if (this == NETCONF_JAVA && NETCONF_JAVA_JAR != null) {
            int classPath = command.indexOf("-cp") + 1;
            command.set(classPath, NETCONF_JAVA_JAR + File.pathSeparator + command.get(classPath));
        }
        return Child.client(command);
    }

    /** Within its process. */
    Session connect(Target target) throws IOException {
        return switch (this) {
            case PLUGBOARD -> new PlugboardSession(target);
            case SSHJ -> new BareSshj(target);
            case OPENDAYLIGHT -> new OpenDaylightSession(target);
            case NETCONF_JAVA -> new NetconfJavaSession(target);
            case NCCLIENT -> throw new IllegalArgumentException("a process of Python");
        };
    }
}
