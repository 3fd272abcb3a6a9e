// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.util.concurrent.Callable;

/**
 * Whether somebody ends the process from outside. The container is taken down then under whatever runs in it: what fails or
 * is missing from that moment on is no mistake of anybody, and not to be told.
 */
final class Interruption {

    /** What a shell shows for a process that SIGTERM has ended; the virtual machine itself gives the code of the real signal. */
    static final int TERMINATED = 143;

    private volatile boolean came;

    /** From now on nothing is told; to be called before anything is taken down. */
    void come() {
        came = true;
    }

    /** Does the work; where it fails because of the interruption, that is no failure. */
    int during(Callable<Integer> work) throws Exception {
        try {
            return work.call();
        } catch (Exception | LinkageError e) {
            if (came) {
                return TERMINATED;
            }
            throw e;
        }
    }

    /** Tells what was found, unless the interruption may be the reason for it. */
    void unlessCame(Runnable message) {
        if (!came) {
            message.run();
        }
    }
}
