// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.Connection;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Lease;
import org.plugboard.spi.ServiceCall;

/** A call as one hook sees it. */
final class HookedCall implements ServiceCall {

    private final HookedPassage passage;
    private final HookVisit visit;
    private final ServiceCalls target;
    private final @Nullable Object[] arguments;

    HookedCall(HookedPassage passage, HookVisit visit, ServiceCalls target, @Nullable Object[] arguments) {
        this.passage = passage;
        this.visit = visit;
        this.target = target;
        this.arguments = arguments;
    }

    /** Whether it was made at this visit. */
    boolean isOf(HookVisit other) {
        return visit == other;
    }

    @Nullable
    Object[] values() {
        return arguments;
    }

    @Override
    public Connection connection() {
        return passage.connection();
    }

    @Override
    public ServiceCalls target() {
        return target;
    }

    @Override
    public String service() {
        return passage.goal().service();
    }

    @Override
    public List<@Nullable Object> arguments() {
        return Collections.unmodifiableList(Arrays.asList(arguments));
    }

    @Override
    public Map<String, Object> tags() {
        return passage.tags();
    }

    @Override
    public ServiceCall with(@Nullable Object... others) {
        return new HookedCall(passage, visit, target, passage.goal().converted(target, others));
    }

    @Override
    public ServiceCall on(Lease lease) {
        if (lease instanceof ManagedLease mine && mine.connection() == passage.connection()) {
            return new HookedCall(passage, visit, mine, arguments);
        }
        throw new InvalidRequestException(
                passage + " cannot go on with " + lease + ", which is none of its connection");
    }

    @Override
    public @Nullable Object proceed() {
        return visit.proceed(target, arguments);
    }

    /** Without the arguments, which may be secret. */
    @Override
    public String toString() {
        return "call " + passage;
    }
}
