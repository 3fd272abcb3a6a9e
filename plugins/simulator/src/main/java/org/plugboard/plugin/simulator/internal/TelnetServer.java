// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves a device over telnet: the dialogue at login, then the command line. */
final class TelnetServer implements ProtocolServer {

    private static final Logger LOG = LoggerFactory.getLogger(TelnetServer.class);

    private final DeviceModel device;
    private final Executor threads;
    private final ServerSocket server;
    private final Set<Socket> sessions = ConcurrentHashMap.newKeySet();

    TelnetServer(DeviceModel device, InetAddress address, Executor threads) throws IOException {
        this.device = device;
        this.threads = threads;
        this.server = new ServerSocket(0, 0, address);
    }

    TelnetServer start() {
        threads.execute(this::accept);
        return this;
    }

    @Override
    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                sessions.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException | RejectedExecutionException e) {
            LOG.debug("{}: telnet stops listening: {}", device.hostname(), e.getMessage());
        } finally {
            // One that came in while close() ran.
            cutSessions();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            TelnetStream in =
                    new TelnetStream(new BufferedInputStream(socket.getInputStream()), socket.getOutputStream());
            in.begin();
            Console console = new Console(in, socket.getOutputStream());
            LoginDialogue login = device.login();
            if (console.hold(login) && login.isAccepted()) {
                console.hold(device.commandLine());
            }
        } catch (IOException e) {
            LOG.debug("{}: a telnet session ends: {}", device.hostname(), e.getMessage());
        } finally {
            sessions.remove(socket);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.debug("{}: telnet: {}", device.hostname(), e.getMessage());
        }
        cutSessions();
    }

    private void cutSessions() {
        for (Socket socket : sessions) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("{}: telnet: {}", device.hostname(), e.getMessage());
            }
        }
    }
}
