// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stands before objects of plugins and looks, in each of their methods, whether the calling thread holds a lock.
 *
 * <p>Every lock counts, the JDK's too: {@code computeIfAbsent} of a concurrent map that called a plugin would hold a lock of
 * that map. Left out is what a thread holds because of what it is: a {@code ThreadPoolExecutor.Worker} owns itself while it runs
 * a task, and nobody waits for it.
 */
final class LockWitness {

    private static final String OWNS_ITSELF = "java.util.concurrent.ThreadPoolExecutor$Worker";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Set<Method> called = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();

    /** The object seen through this witness: every call of its interfaces is looked at. */
    <T> T before(Class<T> type, T plugins, Class<?>... furtherTypes) {
        Class<?>[] types =
                Stream.concat(Stream.of(type), Arrays.stream(furtherTypes)).toArray(Class<?>[]::new);
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), types, (proxy, method, arguments) -> passOn(plugins, method, arguments)));
    }

    private @Nullable Object passOn(Object plugins, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        look(method);
        try {
            return method.invoke(plugins, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** A handler of logs that is such an object itself. */
    Handler asListener() {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                look("the log's " + entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private void look(Method method) {
        called.add(method);
        look(method.getDeclaringClass().getSimpleName() + "." + method.getName());
    }

    private void look(String call) {
        List<String> held = heldByThisThread();
        if (!held.isEmpty()) {
            violations.add(call + " under " + held + stack());
        }
    }

    /** What the calling thread holds, each lock with the place where it was taken if that is known. */
    List<String> heldByThisThread() {
        long[] me = {Thread.currentThread().getId()};
        ThreadInfo info = threads.getThreadInfo(me, true, true)[0];
        List<String> held = new ArrayList<>();
        for (MonitorInfo monitor : info.getLockedMonitors()) {
            held.add(monitor + " taken in " + monitor.getLockedStackFrame());
        }
        for (LockInfo lock : info.getLockedSynchronizers()) {
            if (!lock.getClassName().equals(OWNS_ITSELF)) {
                held.add(lock.toString());
            }
        }
        return held;
    }

    private static String stack() {
        StringBuilder text = new StringBuilder();
        for (StackTraceElement frame : Thread.currentThread().getStackTrace()) {
            text.append("\n    at ").append(frame);
        }
        return text.toString();
    }

    /** The calls that were made under a lock. */
    List<String> violations() {
        return List.copyOf(violations);
    }

    /** The methods of this interface that were never called, by name; nobody can stand between its callers and a static one. */
    List<String> neverCalled(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> called.stream().noneMatch(other -> isSame(method, other)))
                .map(Method::getName)
                .toList();
    }

    /** A proxy of several interfaces is called by the method of the first that has it. */
    private static boolean isSame(Method one, Method other) {
        return one.getName().equals(other.getName())
                && Arrays.equals(one.getParameterTypes(), other.getParameterTypes())
                && other.getDeclaringClass().isAssignableFrom(one.getDeclaringClass());
    }
}
