// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** Carries bytes both ways between two ends, until one of them ends; both are closed then. */
final class Bridge {

    private Bridge() {}

    static void between(Socket one, Socket other) throws IOException {
        start(one.getInputStream(), other.getOutputStream(), one, other);
        start(other.getInputStream(), one.getOutputStream(), one, other);
    }

    static void between(Socket one, Process other) throws IOException {
        Closeable process = other::destroyForcibly;
        start(one.getInputStream(), other.getOutputStream(), one, process);
        start(other.getInputStream(), one.getOutputStream(), one, process);
    }

    private static void start(InputStream from, OutputStream to, Closeable... ends) {
        Thread thread = new Thread(
                () -> {
                    carry(from, to);
                    for (Closeable end : ends) {
                        close(end);
                    }
                },
                "bridge");
        thread.setDaemon(true);
        thread.start();
    }

    private static void carry(InputStream from, OutputStream to) {
        byte[] bytes = new byte[16 * 1024];
        try {
            for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
                to.write(bytes, 0, count);
                to.flush();
            }
        } catch (IOException e) {
            // One end has gone: so goes the other.
        }
    }

    private static void close(Closeable end) {
        try {
            end.close();
        } catch (IOException e) {
            // It had ended before.
        }
    }
}
