// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that is done around service calls of connections and pools of any class, {@code connect} included (semantics
 * 56–71): an audit log, a cache, a check, a step of a report. Registered as a service whose properties say which calls it
 * is for ({@link HookFor}), or by {@link org.plugboard.device.Plugboard#hook}.
 *
 * <p>Around each call the hooks that it concerns stand in the order of their ranking, the highest outermost; the call's own
 * wait for its turn or a worker is inside all of them. For one hook the sequence is {@link #appliesTo}, {@link #before}, {@link #around},
 * {@link #onError} if that has thrown, {@link #after}. All of them run in the caller's thread, of many callers at the same time, and
 * may block. A call that cannot be made, because the connection is not connected or has no such service, is refused before any hook is
 * asked.
 *
 * <p>What a hook throws goes to the caller in place of the result: a {@link org.plugboard.connection.ConnectionException}
 * or an {@link Error} as it is, anything else, and a {@link LinkageError}, within a {@link
 * org.plugboard.connection.ServiceFailedException} that names the hook. A result that the caller cannot take, because it called by a
 * typed view and the result is of another type, is the hook's failure too. While a hook hangs, only its own caller waits.
 *
 * <p>A hook that leaves is not asked any more, in calls that run already neither: what they return or throw passes it by. A thread that is in
 * its code at that moment is interrupted, once; if the hook then fails, its caller is told that it was removed.
 */
@ConsumerType
public interface ServiceHook {

    /**
     * Whether it is for this call, asked in addition to the scope that it is registered with (semantics 60), when the call reaches
     * it: with the arguments that the hooks outside have made of it.
     */
    default boolean appliesTo(ServiceCall call) {
        return true;
    }

    /**
     * Before the call.
     *
     * @return the call to go on with: this one, or one made of it, {@linkplain ServiceCall#with with other arguments} or {@linkplain
     *     ServiceCall#on on a lease}
     */
    default ServiceCall before(ServiceCall call) {
        return call;
    }

    /** The call itself: once by default, but a hook may make it many times or not at all (semantics 64). */
    default @Nullable Object around(ServiceCall call) {
        return call.proceed();
    }

    /**
     * What to make of an exception of {@link #around} (semantics 62, 63): a result in its place, or an exception.
     *
     * @return the result, which {@link #after} gets
     */
    default @Nullable Object onError(ServiceCall call, RuntimeException failure) {
        throw failure;
    }

    /** After the call, if it has a result. Returns the result for the caller: this one or another one. */
    default @Nullable Object after(ServiceCall call, @Nullable Object result) {
        return result;
    }
}
