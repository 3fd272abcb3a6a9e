// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.plugboard.device.Secret;
import org.plugboard.spi.SimulatedDevice;

/** Somebody at the other end of a bare socket; waits ten seconds at most. */
final class TelnetUser implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    TelnetUser(SimulatedDevice device) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), device.port("telnet"));
        in = new BufferedInputStream(socket.getInputStream());
        socket.setSoTimeout(10_000);
    }

    /** Logs in, and returns all that came. */
    String login(SimulatedDevice device) throws IOException {
        String greeting = readTo(": ");
        String question = type(device.credential().username().orElseThrow() + "\r\0", "Password: ");
        String rest = type(reveal(device, "password") + "\r\0", device.hostname() + ">");
        return greeting + question + rest;
    }

    static String reveal(SimulatedDevice device, String field) {
        return device.credential().secret(field).map(Secret::reveal).orElseThrow();
    }

    String type(String text, String end) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
        return readTo(end);
    }

    void send(byte... octets) throws IOException {
        socket.getOutputStream().write(octets);
    }

    /** Reads up to this text. */
    String readTo(String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!endsWith(text, end)) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("the device left after: " + text);
            }
            text.append((char) octet);
        }
        return text.toString();
    }

    static boolean endsWith(StringBuilder text, String end) {
        int from = text.length() - end.length();
        return from >= 0 && text.indexOf(end, from) == from;
    }

    /** Whether nothing comes for a while, and the device has not left. */
    boolean isSilent() throws IOException {
        socket.setSoTimeout(300);
        try {
            return in.read() == Integer.MIN_VALUE;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    /** Reads until the device leaves. */
    String readAll() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        in.transferTo(all);
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
