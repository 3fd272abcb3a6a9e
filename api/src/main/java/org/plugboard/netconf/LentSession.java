// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.NotConnectedException;

/**
 * Gives a session to work behind a lock, for those who make connection classes: what the work is given serves as long as it runs. Who keeps
 * it longer has no session without the lock, and keeps no plugin in memory.
 */
public final class LentSession {

    private final AtomicReference<@Nullable Netconf> session;

    private LentSession(Netconf session) {
        this.session = new AtomicReference<>(session);
    }

    /** Runs the work, in this thread; what it throws is thrown. */
    public static <T> T lend(Netconf session, LockedWork<T> work) {
        LentSession lent = new LentSession(session);
        Netconf given = (Netconf) Proxy.newProxyInstance(
                Netconf.class.getClassLoader(),
                new Class<?>[] {Netconf.class},
                (self, method, arguments) -> lent.call(self, method, arguments));
        try {
            return work.run(given);
        } finally {
            lent.session.set(null);
        }
    }

    private @Nullable Object call(Object self, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(self, method, arguments);
        }
        Netconf current = session.get();
        if (current == null) {
            throw new NotConnectedException(method.getName()
                    + ": the work behind the lock is over, and what it was given with it; use the connection");
        }
        try {
            return method.invoke(current, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object ofObject(Object self, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> "a session behind a lock";
        };
    }
}
