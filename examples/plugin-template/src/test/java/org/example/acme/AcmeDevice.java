// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.acme;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A device to try the plugin on: it shouts back what it is told. {@code java AcmeDevice.java 4711} runs it by itself. */
final class AcmeDevice implements AutoCloseable {

    private final ServerSocket entrance;

    /** Listens on this port of the loopback address; 0 is any that is free. */
    AcmeDevice(int port) throws IOException {
        entrance = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        start(this::letIn);
    }

    public static void main(String[] arguments) throws Exception {
        AcmeDevice device = new AcmeDevice(Integer.parseInt(arguments[0]));
        System.out.println("Listening on port " + device.port());
        Thread.currentThread().join();
    }

    int port() {
        return entrance.getLocalPort();
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void letIn() {
        try {
            while (true) {
                Socket client = entrance.accept();
                start(() -> serve(client));
            }
        } catch (IOException closed) {
            // Nobody is let in any more.
        }
    }

    private static void serve(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
                OutputStream out = client.getOutputStream()) {
            say(out, "name and password?");
            if (!"admin secret".equals(in.readLine())) {
                say(out, "refused");
                return;
            }
            say(out, "welcome");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                say(out, line.toUpperCase());
            }
        } catch (IOException gone) {
            // The client has hung up; the next one is served by a thread of its own.
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(UTF_8));
        out.flush();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "acme-device");
        thread.setDaemon(true);
        thread.start();
    }
}
