// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import javax.net.SocketFactory;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.transport.verification.PromiscuousVerifier;

/** The lower bound: sshj with TCP_NODELAY and nothing above it but a search for the prompt at the end of what has come. */
final class BareSshj implements AutoCloseable {

    private final SSHClient client = new SSHClient();
    private final byte[] prompt;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[64 * 1024];

    BareSshj(Peer peer) throws IOException {
        client.setSocketFactory(new NoDelay());
        client.addHostKeyVerifier(new PromiscuousVerifier());
        client.connect("127.0.0.1", peer.port());
        client.authPassword(
                peer.credential().username().orElseThrow(),
                peer.credential().password().orElseThrow().reveal());
        Session session = client.startSession();
        session.allocatePTY("vt100", 511, 48, 0, 0, Map.of());
        Session.Shell shell = session.startShell();
        in = shell.getInputStream();
        out = shell.getOutputStream();
        prompt = peer.prompt().getBytes(StandardCharsets.UTF_8);
        readToPrompt();
    }

    /** Sends the line and reads to the prompt; the count of bytes that came. */
    int execute(String command) throws IOException {
        out.write((command + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return readToPrompt();
    }

    private int readToPrompt() throws IOException {
        int total = 0;
        byte[] tail = new byte[0];
        while (true) {
            int count = in.read(buffer);
            if (count < 0) {
                throw new IOException("closed after " + total + " bytes");
            }
            total += count;
            byte[] seen = Arrays.copyOf(tail, tail.length + count);
            System.arraycopy(buffer, 0, seen, tail.length, count);
            int keep = Math.min(seen.length, prompt.length);
            tail = Arrays.copyOfRange(seen, seen.length - keep, seen.length);
            if (Arrays.equals(tail, prompt)) {
                return total;
            }
        }
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
        public Socket createSocket(String host, int port, java.net.InetAddress local, int localPort)
                throws IOException {
            return noDelay(new Socket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(java.net.InetAddress host, int port) throws IOException {
            return noDelay(new Socket(host, port));
        }

        @Override
        public Socket createSocket(java.net.InetAddress host, int port, java.net.InetAddress local, int localPort)
                throws IOException {
            return noDelay(new Socket(host, port, local, localPort));
        }
    }
}
