// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.function.Supplier;

/**
 * Makes threads that keep nothing of whoever causes them to be made. {@code new Thread} keeps, as long as the thread lives, the
 * context class loader of its maker, the values of its inheritable thread-locals, and up to JDK 23 the protection domains of all
 * classes on its stack. Each of them holds a class loader: the bundle that happens to connect first would never be let go.
 */
public final class DaemonThread {

    private static final boolean STACK_IS_INHERITED = Runtime.version().feature() < 24;

    private DaemonThread() {}

    /**
     * A daemon that is not started yet. Thread-safe, does not block.
     *
     * @param owner a class of whoever the thread belongs to, whose class loader becomes its context class loader
     * @param name role, device and alias: {@code plugboard reader R1/nc}
     */
    public static Thread of(Class<?> owner, String name, Runnable work) {
        Thread thread = withoutStack(() -> withoutValues(name, work));
        thread.setDaemon(true);
        thread.setContextClassLoader(owner.getClassLoader());
        return thread;
    }

    /**
     * Makes what makes a thread by itself, as clients of libraries do: up to JDK 23 that keeps no class loader of this thread's stack
     * then. Its context class loader and inheritable thread-locals are the library's matter. Runs {@code making} at once, in this
     * thread; what that throws comes out.
     */
    public static <T> T withoutStack(Supplier<T> making) {
        return STACK_IS_INHERITED ? privileged(making) : making.get();
    }

    /** As if called by nobody but this class. */
    @SuppressWarnings("removal") // Only where it is needed: a JDK that has removed it does not come here.
    private static <T> T privileged(Supplier<T> making) {
        return AccessController.doPrivileged((PrivilegedAction<T>) making::get);
    }

    private static Thread withoutValues(String name, Runnable work) {
        return new Thread(null, work, name, 0, false);
    }
}
