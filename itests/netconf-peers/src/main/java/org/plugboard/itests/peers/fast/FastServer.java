// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.peers.fast;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.subsystem.SubsystemFactory;

/**
 * The process of a NETCONF server that does as little as it can: it finds a request's end, its {@code message-id} and
 * {@code megabytes="N"}, which asks for so many, and parses nothing. Requests that came together are answered together. It prints its
 * port and ends with its standard input.
 */
public final class FastServer {

    private static final int OUTPUT = 64 * 1024;

    private FastServer() {}

    /** Serves until its standard input ends. */
    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        SshServer server = SshServers.make();
        server.setSubsystemFactories(List.of(new Netconf()));
        server.start();
        System.out.println(server.getPort());
        SshServers.serveUntilInputEnds();
    }

    private static void serve(InputStream in, OutputStream channel) throws IOException {
        OutputStream out = new BufferedOutputStream(channel, OUTPUT);
        Requests requests = new Requests(in);
        Replies replies = new Replies(out);
        replies.hello();
        out.flush();
        if (requests.next(Framing.END_MARK)) {
            Framing framing = requests.contains("base:1.1") ? Framing.CHUNKS : Framing.END_MARK;
            boolean open = true;
            while (open && requests.next(framing)) {
                replies.reply(requests.messageId(), requests.megabytes(), framing);
                open = !requests.contains("close-session");
                if (!open || requests.areAnswered()) {
                    out.flush();
                }
            }
        }
    }

    private static final class Netconf implements SubsystemFactory {

        @Override
        public String getName() {
            return "netconf";
        }

        @Override
        public Command createSubsystem(ChannelSession channel) {
            return new StreamCommand(FastServer::serve);
        }
    }
}
