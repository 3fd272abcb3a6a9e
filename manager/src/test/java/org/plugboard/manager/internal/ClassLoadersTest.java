// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.plugboard.connection.ConnectRequest.via;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That class loaders of plugins, and of whoever calls, are not kept by what they leave behind. */
@Timeout(60)
class ClassLoadersTest {

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    /** A thread may inherit whatever is on the stack of its maker: here the first call that needs one comes from a guest. */
    @Test
    void theThreadsOfTheManagerKeepNothingOfWhoCausedThem() {
        Garbage.awaitCollected(ran(() -> bench.device().connect(via("a")).disconnect()));
    }

    private static WeakReference<ClassLoader> ran(Runnable action) {
        Runnable guest = Guest.running(action);
        guest.run();
        return loaderOf(guest);
    }

    private static WeakReference<ClassLoader> loaderOf(Runnable guest) {
        return new WeakReference<>(guest.getClass().getClassLoader());
    }
}
