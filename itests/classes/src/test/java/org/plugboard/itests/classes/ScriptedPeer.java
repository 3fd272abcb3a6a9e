// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.plugboard.contract.Eventually;

/** A server on the loopback interface that plays a script to everybody who connects. */
final class ScriptedPeer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /** Daemons, which end when their connections do. */
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "scripted-peer");
        thread.setDaemon(true);
        return thread;
    });

    ScriptedPeer(Script script) throws IOException {
        threads.execute(() -> accept(script));
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept(Script script) {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                threads.execute(() -> play(script, socket));
            }
        } catch (IOException closed) {
            // close() ends it so.
            Thread.currentThread().interrupt();
        }
    }

    private void play(Script script, Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            script.play(socket.getInputStream(), socket.getOutputStream());
        } catch (IOException hungUp) {
            // The other side has gone, which is how most scripts end.
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(socket);
        }
    }

    /** Waits, with a bound, until everybody whom the script was played to has hung up. */
    void awaitHungUp() {
        Eventually.await(() -> sockets.size() + " have not hung up", sockets::isEmpty);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
        Eventually.await(() -> "the threads of a scripted peer do not end", threads::isTerminated);
    }
}
