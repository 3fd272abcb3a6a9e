// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import org.apache.sshd.server.SshServer;
import org.plugboard.itests.peers.fast.SshServers;
import org.plugboard.itests.peers.fast.StreamCommand;

/**
 * The process of the server that all clients ask: a shell that answers {@code big N} with N MB of lines and everything else with
 * one line, over SSH (MINA) and over a plain socket. It prints its ports and ends with its standard input.
 */
final class ServerProcess {

    static final String PROMPT = "bench#";
    private static final int PIECE = 32 * 1024;
    private static final int MEGABYTE = 1_000_000;
    private static final byte[] PIECE_OF_LINES = lines();

    private ServerProcess() {}

    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        System.out.println(ssh().getPort() + " " + plain());
        SshServers.serveUntilInputEnds();
    }

    private static SshServer ssh() throws IOException, NoSuchAlgorithmException {
        SshServer server = SshServers.make();
        server.setShellFactory(channel -> new StreamCommand(ServerProcess::serve));
        server.start();
        return server;
    }

    private static int plain() throws IOException {
        ServerSocket server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        StreamCommand.daemon("plain", () -> {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                StreamCommand.daemon("plain session", () -> serve(socket.getInputStream(), socket.getOutputStream()));
            }
        });
        return server.getLocalPort();
    }

    private static void serve(InputStream in, OutputStream out) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        out.write(PROMPT.getBytes(StandardCharsets.UTF_8));
        out.flush();
        for (String sent = lines.readLine(); sent != null; sent = lines.readLine()) {
            // Telnet puts NUL behind a carriage return alone; Ctrl-U clears a line.
            String line = sent.replaceAll("[\\x00\\x15]", "");
            out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            if (line.startsWith("big ")) {
                answer(Integer.parseInt(line.substring(4)) * MEGABYTE, out);
            } else if (line.startsWith("show")) {
                out.write("*10:15:11.000 UTC Sun Nov 22 2026\r\n".getBytes(StandardCharsets.UTF_8));
            }
            out.write(PROMPT.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private static void answer(int length, OutputStream out) throws IOException {
        for (int sent = 0; sent < length; sent += PIECE) {
            out.write(PIECE_OF_LINES, 0, Math.min(PIECE, length - sent));
        }
        out.write("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] lines() {
        StringBuilder text = new StringBuilder();
        while (text.length() < PIECE) {
            text.append("ip route 10.%d.%d.0 255.255.255.0 GigabitEthernet0/0/1 name customer\r\n"
                    .formatted(text.length() / 256 % 256, text.length() % 256));
        }
        return text.substring(0, PIECE).getBytes(StandardCharsets.UTF_8);
    }
}
