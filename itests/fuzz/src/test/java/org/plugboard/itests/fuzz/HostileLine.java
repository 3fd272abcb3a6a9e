// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/**
 * A command line in memory that answers {@code noise} with bytes of others, and {@code echo WORD} with the word. It says all
 * that it says within the call that types, so nobody waits. Used by one thread at a time.
 */
final class HostileLine implements Transport {

    private static final String PROMPT = "R1# ";

    private final byte[] noise;
    private final int largest;
    private final StringBuilder line = new StringBuilder();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private byte[] pending = {};
    private int at;
    private boolean closed;

    /** With what it says to {@code noise}, in reads of at most so many bytes. */
    HostileLine(byte[] noise, int largest) {
        this.noise = noise.clone();
        this.largest = largest;
    }

    @Override
    public void open(Deadline deadline) {
        say(PROMPT);
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Deadline deadline) {
        if (at == pending.length) {
            pending = said.toByteArray();
            said.reset();
            at = 0;
        }
        int count = Math.min(Math.min(length, largest), pending.length - at);
        System.arraycopy(pending, at, buffer, offset, count);
        at += count;
        return count;
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        String keys = new String(bytes, StandardCharsets.UTF_8);
        for (int i = 0; i < keys.length(); i++) {
            char key = keys.charAt(i);
            if (key == '\r') {
                enter();
            } else if (key == '\u0015' || key == '\u0003' || key == '\u001e') {
                line.setLength(0);
            } else {
                line.append(key);
                say(String.valueOf(key));
            }
        }
    }

    private void enter() {
        String command = line.toString();
        line.setLength(0);
        say("\r\n");
        if (command.equals("noise")) {
            said.writeBytes(noise);
            say("\r\n");
        } else if (command.startsWith("echo ")) {
            say(command.substring("echo ".length()) + "\r\n");
        }
        say(PROMPT);
    }

    private void say(String text) {
        said.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public String description() {
        return "a hostile line in memory";
    }
}
