// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.io.IOException;
import java.util.Map;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session.Shell;
import org.plugboard.itests.bench.processes.BareSsh;

/** A shell of sshj. */
final class BareSshj implements Session {

    private final SSHClient client;
    private final PromptStream stream;

    BareSshj(Target target) throws IOException {
        client = BareSsh.login(target.sshPort(), target.user(), target.password());
        net.schmizz.sshj.connection.channel.direct.Session session = client.startSession();
        session.allocatePTY("vt100", 511, 48, 0, 0, Map.of());
        Shell shell = session.startShell();
        stream = new PromptStream(shell.getInputStream(), shell.getOutputStream(), target.prompt());
    }

    @Override
    public int ask(String command) throws IOException {
        return stream.ask(command);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
