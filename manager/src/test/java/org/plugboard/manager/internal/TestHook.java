// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.ServiceCall;
import org.plugboard.spi.ServiceHook;

/** A hook that does what a test says and remembers its steps. */
final class TestHook implements ServiceHook {

    final List<String> steps;
    volatile Predicate<ServiceCall> applies = call -> true;
    volatile UnaryOperator<ServiceCall> before = call -> call;
    volatile Function<ServiceCall, @Nullable Object> around = ServiceCall::proceed;
    volatile BiFunction<ServiceCall, RuntimeException, @Nullable Object> onError = (call, failure) -> {
        throw failure;
    };
    volatile BiFunction<ServiceCall, @Nullable Object, @Nullable Object> after = (call, result) -> result;
    private final String name;

    TestHook() {
        this("hook", new CopyOnWriteArrayList<>());
    }

    /** One that tells its steps to a list which it may share with others. */
    TestHook(String name, List<String> steps) {
        this.name = name;
        this.steps = steps;
    }

    @Override
    public boolean appliesTo(ServiceCall call) {
        return applies.test(call);
    }

    @Override
    public ServiceCall before(ServiceCall call) {
        steps.add(name + " before " + call.service() + call.arguments());
        return before.apply(call);
    }

    @Override
    public @Nullable Object around(ServiceCall call) {
        steps.add(name + " around " + call.service() + call.arguments());
        return around.apply(call);
    }

    @Override
    public @Nullable Object onError(ServiceCall call, RuntimeException failure) {
        steps.add(name + " onError " + failure.getMessage());
        return onError.apply(call, failure);
    }

    @Override
    public @Nullable Object after(ServiceCall call, @Nullable Object result) {
        steps.add(name + " after " + result);
        return after.apply(call, result);
    }
}
