// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.splits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/**
 * A device in memory whose words are cut into reads. Nothing waits: a device that has said all has nothing more to say, so
 * whoever reads for a while learns at once that nothing came, and whoever goes on reading is told that nothing will come. Used
 * by one thread at a time.
 */
final class CutPipe implements Transport {

    /** Nobody who waits for something that comes reads so often in vain: each would be a wait at a real device. */
    private static final int MOST_IN_VAIN = 1000;

    private final TypedLine device;
    private final IntUnaryOperator reads;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private byte[] pending = {};
    private int at;
    private int passed;
    private int inVain;
    private boolean closed;

    /** To the device that is given where to say what it says. */
    CutPipe(Function<Consumer<String>, ? extends TypedLine> device, Cut cut) {
        this.device = device.apply(text -> said.writeBytes(text.getBytes(StandardCharsets.UTF_8)));
        this.reads = cut.reads().get();
    }

    @Override
    public void open(Deadline deadline) {
        device.begin();
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Deadline deadline) throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        int count = Math.min(Math.min(reads.applyAsInt(passed), length), available());
        System.arraycopy(pending, at, buffer, offset, count);
        at += count;
        passed += count;
        inVain = count == 0 ? inVain + 1 : 0;
        if (inVain > MOST_IN_VAIN) {
            throw new IOException("has said all");
        }
        return count;
    }

    private int available() {
        if (at == pending.length) {
            pending = said.toByteArray();
            said.reset();
            at = 0;
        }
        return pending.length - at;
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        inVain = 0;
        device.type(new String(bytes, StandardCharsets.UTF_8));
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
        return "a device in memory";
    }
}
