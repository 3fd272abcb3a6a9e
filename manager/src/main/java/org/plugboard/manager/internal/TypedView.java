// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** What services can be called on, seen as one of its service interfaces; every call goes through the door. */
final class TypedView implements InvocationHandler {

    private static final Object[] NONE = {};

    private final ServiceCalls calls;

    private TypedView(ServiceCalls calls) {
        this.calls = calls;
    }

    static <T> T of(ServiceCalls calls, Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new TypedView(calls)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
        }
        return Door.call(calls, method, arguments == null ? NONE : arguments);
    }

    private Object ofObject(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> calls + " as " + proxy.getClass().getInterfaces()[0].getSimpleName();
        };
    }
}
