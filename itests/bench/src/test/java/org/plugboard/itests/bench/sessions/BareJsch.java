// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import com.jcraft.jsch.ChannelShell;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** JSch as it comes. */
final class BareJsch implements Session {

    private final com.jcraft.jsch.Session client;
    private final PromptStream stream;

    BareJsch(Target target) throws IOException {
        try {
            client = new JSch().getSession(target.user(), "127.0.0.1", target.sshPort());
            client.setPassword(target.password().getBytes(StandardCharsets.UTF_8));
            client.setConfig("StrictHostKeyChecking", "no");
            client.connect();
            ChannelShell shell = (ChannelShell) client.openChannel("shell");
            shell.setPtyType("vt100");
            shell.setPtySize(511, 48, 0, 0);
            var in = shell.getInputStream();
            var out = shell.getOutputStream();
            shell.connect();
            stream = new PromptStream(in, out, target.prompt());
        } catch (JSchException e) {
            throw new IOException(e);
        }
    }

    @Override
    public int ask(String command) throws IOException {
        return stream.ask(command);
    }

    @Override
    public void close() {
        client.disconnect();
    }
}
