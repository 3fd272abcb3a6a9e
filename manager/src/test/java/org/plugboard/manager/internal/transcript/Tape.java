// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.transcript;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/** A transport that gives what was put in, piece by piece, and then breaks or ends. */
final class Tape implements Transport {

    private final Deque<byte[]> pieces = new ArrayDeque<>();
    boolean breaks;
    int written;

    Tape put(byte[] piece) {
        pieces.add(piece);
        return this;
    }

    @Override
    public void open(Deadline deadline) {}

    @Override
    public int read(byte[] buffer, int offset, int length, Deadline deadline) throws IOException {
        byte[] piece = pieces.poll();
        if (piece == null && breaks) {
            throw new IOException("Connection reset");
        }
        if (piece != null) {
            System.arraycopy(piece, 0, buffer, offset, piece.length);
        }
        return piece == null ? -1 : piece.length;
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) {
        written += bytes.length;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}

    @Override
    public String description() {
        return "tape";
    }
}
