// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.contract;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;

/** What the threads of this process do. */
public final class Threads {

    private Threads() {}

    /** All of them with whole stacks, and who waits for whom. */
    public static String dump() {
        StringBuilder text = new StringBuilder();
        for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
            text.append('\n').append(thread.toString().strip());
            StackTraceElement[] stack = thread.getStackTrace();
            // Its own text has the first eight.
            for (int i = 8; i < stack.length; i++) {
                text.append("\n\tat ").append(stack[i]);
            }
        }
        return text.toString();
    }
}
