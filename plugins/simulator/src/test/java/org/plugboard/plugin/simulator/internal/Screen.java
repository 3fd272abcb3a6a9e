// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;

/** Takes what is said at once, and remembers it. */
final class Screen implements Wire, AutoCloseable {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final Outlet out = new Outlet(this, Runnable::run, timer, () -> {});

    Outlet out() {
        return out;
    }

    /** All that was said up to now, byte by byte. */
    String shown() {
        out.flush();
        return shown.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void write(byte[] bytes, Consumer<Boolean> done) {
        shown.writeBytes(bytes);
        done.accept(true);
    }

    @Override
    public void consumed(int count) {
        // There is always room.
    }

    @Override
    public void end(boolean properly) {
        shown.writeBytes((properly ? "<exit>" : "<cut>").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
