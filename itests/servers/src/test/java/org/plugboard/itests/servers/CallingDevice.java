// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A device that calls home (RFC 8071): it calls, and when its connection ends or nobody listens it calls again. */
final class CallingDevice implements AutoCloseable {

    /** What serves a connection that it made; it returns at once. */
    interface Server {
        void serve(Socket connection) throws IOException;
    }

    private final int port;
    private final String address;
    private final Server server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /**
     * Calls this port of the loopback address.
     *
     * @param address of the loopback network, which is its own
     */
    CallingDevice(int port, String address, Server server) {
        this.port = port;
        this.address = address;
        this.server = server;
        Thread thread = new Thread(this::call, "device that calls from " + address);
        thread.setDaemon(true);
        thread.start();
    }

    /** How often somebody took its call. */
    int calls() {
        return connections.size();
    }

    /** The connection is lost, as seen from the device. */
    void drop() throws IOException {
        connections.get(connections.size() - 1).close();
    }

    private void call() {
        while (!closed) {
            Socket socket = new Socket();
            try {
                socket.bind(new InetSocketAddress(address, 0));
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                connections.add(socket);
                server.serve(socket);
                awaitEnd(socket);
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
    }

    /** The bridge closes it when one of both ends has ended. */
    private void awaitEnd(Socket socket) {
        while (!closed && !socket.isClosed()) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
