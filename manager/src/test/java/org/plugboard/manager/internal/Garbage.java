// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** Waits for the garbage collector with a bound. */
final class Garbage {

    private static final int ROUNDS = 100;
    private static final int WAIT_MILLIS = 100;

    private Garbage() {}

    /** Fails if the object is still there after many collections. */
    static <T> void awaitCollected(WeakReference<T> reference) {
        ReferenceQueue<T> queue = new ReferenceQueue<>();
        T alive = reference.get();
        if (alive == null) {
            return;
        }
        WeakReference<T> watched = new WeakReference<>(alive, queue);
        alive = null;
        for (int round = 0; round < ROUNDS && watched.get() != null; round++) {
            System.gc();
            try {
                queue.remove(WAIT_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        assertThat(watched.get()).as("collected by the garbage collector").isNull();
    }
}
