// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.kit;

import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.plugboard.contract.Eventually;

/** What is kept in memory. */
public final class Heap {

    private static final int MEGABYTE = 1024 * 1024;

    private Heap() {}

    /** What is in use after a full collection. */
    public static long keptBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Fails unless, within 20 s, no more is kept than this and so many megabytes on top. */
    public static void awaitKept(long before, int moreMegabytes, Supplier<String> after) {
        Eventually.await(
                () -> "after %s %d MB are kept, before it were %d"
                        .formatted(after.get(), keptBytes() / MEGABYTE, before / MEGABYTE),
                () -> keptBytes() - before < (long) moreMegabytes * MEGABYTE);
    }
}
