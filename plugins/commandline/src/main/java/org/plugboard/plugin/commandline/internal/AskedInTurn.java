// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Asker;

/**
 * One question after the other: testbeds may be loaded, and devices connected, by several threads. What reads from a terminal cannot be
 * interrupted, so a question may stay open when nobody waits for its answer any more. A later one is not asked behind it, since
 * what is typed for it would go to the first, but ends with an exception that says so. Thread-safe.
 */
final class AskedInTurn implements Asker {

    private static final long LOOK_MS = 1000;

    private final Asker terminal;
    private final ReentrantLock turn = new ReentrantLock();

    /** Who has the turn; its interrupt says that its question is abandoned. */
    private volatile @Nullable Thread asking;

    /** @param terminal asked by one thread at a time */
    AskedInTurn(Asker terminal) {
        this.terminal = terminal;
    }

    /**
     * {@inheritDoc}
     *
     * @throws TimedOutException if a question is open for whose answer nobody waits
     * @throws CallInterruptedException if the thread is interrupted before its question is asked
     */
    @Override
    public Optional<String> ask(String question, boolean hidden) {
        await();
        try {
            asking = Thread.currentThread();
            return terminal.ask(question, hidden);
        } finally {
            asking = null;
            turn.unlock();
        }
    }

    private void await() {
        try {
            while (!turn.tryLock(LOOK_MS, TimeUnit.MILLISECONDS)) {
                Thread other = asking;
                if (other != null && other.isInterrupted()) {
                    throw new TimedOutException(
                            "another question is still open at the terminal, for whose answer nobody"
                                    + " waits any more; press Enter there and try again");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted before the question was asked at the terminal", "", e);
        }
    }
}
