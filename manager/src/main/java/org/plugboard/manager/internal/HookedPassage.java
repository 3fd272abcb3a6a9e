// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.lang.invoke.MethodType;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ServiceFailedException;

/** The way of one call through the hooks that concern it, in the thread that makes it. */
final class HookedPassage {

    /** What is behind the last hook. */
    interface Goal {

        /** The name of the service. */
        String service();

        /** The arguments as the service takes them. */
        @Nullable
        Object[] converted(ServiceCalls target, @Nullable Object[] arguments);

        /** Does it. */
        @Nullable
        Object reach(ServiceCalls target, @Nullable Object[] arguments);
    }

    private final ManagedConnection connection;
    private final Map<String, Object> tags;
    private final List<Hook> hooks;
    private final Goal goal;
    private final Class<?> resultType;

    private HookedPassage(
            ManagedConnection connection, Map<String, Object> tags, List<Hook> hooks, Goal goal, Class<?> resultType) {
        this.connection = connection;
        this.tags = tags;
        this.hooks = hooks;
        this.goal = goal;
        this.resultType = resultType == void.class ? Object.class : resultType;
    }

    /**
     * Takes a call through.
     *
     * @param resultType what its caller can take as the result
     */
    static @Nullable Object pass(
            ManagedConnection connection,
            ServiceCalls callee,
            List<Hook> hooks,
            Goal goal,
            Class<?> resultType,
            @Nullable Object[] arguments) {
        connection.threadsInHooks().add(Thread.currentThread());
        try {
            return new HookedPassage(connection, callee.tags(), hooks, goal, resultType)
                    .from(0, callee.target(connection), arguments);
        } finally {
            connection.threadsInHooks().remove(Thread.currentThread());
            Reference.reachabilityFence(connection.device());
        }
    }

    /** Does this in the thread of a call that has passed its hooks, as if it were in none: what it calls is hooked by its own. */
    static <T> T behind(ManagedConnection connection, Supplier<T> action) {
        connection.threadsInHooks().remove(Thread.currentThread());
        try {
            return action.get();
        } finally {
            connection.threadsInHooks().add(Thread.currentThread());
        }
    }

    /** Goes on with the hook at this place. */
    @Nullable
    Object from(int place, ServiceCalls target, @Nullable Object[] arguments) {
        return place == hooks.size()
                ? goal.reach(target, arguments)
                : HookVisit.of(hooks.get(place), this, place, target, arguments);
    }

    ManagedConnection connection() {
        return connection;
    }

    Map<String, Object> tags() {
        return tags;
    }

    Goal goal() {
        return goal;
    }

    /** The result of a hook, if the caller can take it. */
    @Nullable
    Object fitting(Hook hook, @Nullable Object result) {
        if (result == null
                ? resultType.isPrimitive()
                : !MethodType.methodType(resultType).wrap().returnType().isInstance(result)) {
            throw new ServiceFailedException(this + ": " + hook + " made "
                    + (result == null ? "null" : "a " + result.getClass().getName())
                    + " of the result, which is of type "
                    + resultType.getName());
        }
        return result;
    }

    /** Connection and service, as messages begin. */
    @Override
    public String toString() {
        return connection.name() + ": " + goal.service();
    }
}
