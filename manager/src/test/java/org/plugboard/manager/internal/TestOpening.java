// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** An opening that does what a test says, by the names of its methods; nothing else may be asked of it. */
final class TestOpening {

    private final Map<String, Function<Object[], Object>> answers = new ConcurrentHashMap<>();

    /** This method, from now on. */
    TestOpening on(String method, Function<Object[], Object> answer) {
        assert Arrays.stream(Opening.class.getMethods())
                .anyMatch(one -> one.getName().equals(method));
        answers.put(method, answer);
        return this;
    }

    Opening opening() {
        return (Opening) Proxy.newProxyInstance(
                Opening.class.getClassLoader(), new Class<?>[] {Opening.class}, (proxy, method, arguments) -> {
                    Function<Object[], Object> answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return answer.apply(arguments);
                });
    }
}
