// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.processes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.verification.PromiscuousVerifier;

/** The lower bound of SSH: sshj as it comes, but with TCP_NODELAY. */
public final class BareSsh {

    private BareSsh() {}

    /** Logged in to this port of 127.0.0.1, whatever its host key. */
    public static SSHClient login(int port, String user, String password) throws IOException {
        SSHClient client = new SSHClient();
        client.setSocketFactory(new NoDelay());
        client.addHostKeyVerifier(new PromiscuousVerifier());
        client.connect("127.0.0.1", port);
        client.authPassword(user, password);
        return client;
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
