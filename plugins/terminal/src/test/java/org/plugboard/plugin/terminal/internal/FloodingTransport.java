// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/** A pipe whose other end, while it is told to, sends the same bytes over and over, as fast as they are read. */
final class FloodingTransport implements Transport {

    /** How many bytes of a flood were read. */
    final AtomicLong sent = new AtomicLong();

    private final Transport below;
    private volatile byte @Nullable [] flood;
    private int at;

    FloodingTransport(Transport below) {
        this.below = below;
    }

    /** Begins to send these bytes, or stops at the end of them. */
    void flood(byte @Nullable [] bytes) {
        flood = bytes;
    }

    @Override
    public void open(Deadline deadline) {
        below.open(deadline);
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Deadline deadline) throws IOException {
        byte[] bytes = flood;
        if (bytes == null) {
            at = 0;
            return below.read(buffer, offset, length, deadline);
        }
        if (!below.isOpen()) {
            throw new IOException("closed");
        }
        for (int i = 0; i < length; i++) {
            buffer[offset + i] = bytes[at];
            at = (at + 1) % bytes.length;
        }
        sent.addAndGet(length);
        return length;
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) throws IOException {
        below.write(bytes, deadline);
    }

    @Override
    public boolean isOpen() {
        return below.isOpen();
    }

    @Override
    public void close() {
        below.close();
    }

    @Override
    public String description() {
        return "flood";
    }
}
