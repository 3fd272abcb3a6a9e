// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import javax.net.SocketFactory;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session.Shell;
import net.schmizz.sshj.transport.verification.PromiscuousVerifier;

/** The lower bound of SSH: sshj as it comes, but with TCP_NODELAY. */
final class BareSshj implements Session {

    private final SSHClient client = new SSHClient();
    private final PromptStream stream;

    BareSshj(Target target) throws IOException {
        client.setSocketFactory(new NoDelay());
        client.addHostKeyVerifier(new PromiscuousVerifier());
        client.connect("127.0.0.1", target.sshPort());
        client.authPassword(target.user(), target.password());
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

    private static final class NoDelay extends SocketFactory {

        private static Socket noDelay(Socket socket) throws IOException {
            socket.setTcpNoDelay(true);
            return socket;
        }

        @Override
        public Socket createSocket() throws IOException {
            return noDelay(new Socket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return noDelay(new Socket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return noDelay(new Socket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return noDelay(new Socket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return noDelay(new Socket(host, port, local, localPort));
        }
    }
}
