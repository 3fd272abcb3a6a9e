// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** A TCP connection: nothing is read from it while too much of what came is not used up. */
final class TelnetWire implements Wire {

    private static final int LIMIT = 64 * 1024;

    private final IoSession session;
    private final AtomicInteger waiting = new AtomicInteger();

    TelnetWire(IoSession session) {
        this.session = session;
    }

    /** So many bytes came. */
    void came(int count) {
        if (waiting.addAndGet(count) >= LIMIT) {
            session.suspendRead();
            // They may have been used up before.
            consumed(0);
        }
    }

    @Override
    public void consumed(int count) {
        if (waiting.addAndGet(-count) < LIMIT) {
            session.resumeRead();
        }
    }

    @Override
    public void write(byte[] bytes, Consumer<Boolean> done) {
        try {
            session.writeBuffer(new ByteArrayBuffer(bytes)).addListener(write -> done.accept(write.isWritten()));
        } catch (IOException e) {
            done.accept(false);
        }
    }

    @Override
    public void end(boolean properly) {
        session.close(!properly);
    }
}
