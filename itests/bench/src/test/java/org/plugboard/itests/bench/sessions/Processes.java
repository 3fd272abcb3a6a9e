// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.io.IOException;
import java.util.List;
import org.plugboard.itests.bench.processes.Child;
import org.plugboard.itests.bench.processes.Python;

/** The processes of the clients and of their server. */
final class Processes {

    private Processes() {}

    /** The server's ports are its first line. */
    static Child server() throws IOException {
        return Child.server(Child.java(List.of(), entry -> true, ServerProcess.class));
    }

    /** A client that is ready to be told what to do; further options go to its virtual machine. */
    static Child client(Client client, Target target, String... options) throws IOException {
        return Child.client(
                client == Client.PARAMIKO
                        ? Python.command(Client.class, "paramiko_client.py", target.line())
                        : Child.java(
                                List.of(options),
                                entry -> client.isOurs() || Child.isBare(entry),
                                ClientProcess.class,
                                client.label(),
                                target.line()));
    }
}
