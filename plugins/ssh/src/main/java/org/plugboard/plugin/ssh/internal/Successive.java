// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.io.IOException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/** One transport after the other until one is open, which is the one that is used. */
abstract class Successive implements Transport {

    private volatile Transport current;
    private volatile boolean closed;

    /** The first of them. */
    Successive(Transport first) {
        this.current = first;
    }

    /** Opens the one whose turn it is; it ends at once if all of this was closed. */
    final void openCurrent(Deadline deadline) {
        Transport opening = current;
        if (closed) {
            opening.close();
        }
        opening.open(deadline);
    }

    /** The next one's turn. */
    final void goOnWith(Transport next) {
        current = next;
    }

    final boolean isClosed() {
        return closed;
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Deadline deadline) throws IOException {
        return current.read(buffer, offset, length, deadline);
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) throws IOException {
        current.write(bytes, deadline);
    }

    @Override
    public void keepAlive(Deadline deadline) throws IOException {
        current.keepAlive(deadline);
    }

    @Override
    public boolean isOpen() {
        return current.isOpen();
    }

    @Override
    public void close() {
        closed = true;
        current.close();
    }

    @Override
    public String description() {
        return current.description();
    }
}
