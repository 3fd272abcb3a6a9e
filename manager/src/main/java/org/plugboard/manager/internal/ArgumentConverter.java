// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.Durations;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Secret;

/** Turns what a shell, a script or another program gives into the types that a service's parameters have. */
final class ArgumentConverter {

    private ArgumentConverter() {}

    /**
     * The arguments as the method takes them.
     *
     * @throws InvalidRequestException if one does not fit; it names the parameter
     */
    static @Nullable Object[] convert(String subject, Method service, @Nullable Object[] arguments) {
        Parameter[] parameters = service.getParameters();
        @Nullable Object[] converted = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            Object value = arguments[i];
            try {
                converted[i] = value != null && parameters[i].getType() == List.class
                        ? list(value, parameters[i].getParameterizedType())
                        : convert(value, parameters[i].getType());
            } catch (IllegalArgumentException e) {
                throw new InvalidRequestException(
                        subject + ": argument " + parameters[i].getName() + " of " + service.getName() + " is '" + value
                                + "'; " + e.getMessage(),
                        e);
            }
        }
        return converted;
    }

    /** Of values, or of the only one; each as the list has them. */
    private static List<?> list(Object value, Type type) {
        Class<?> element =
                type instanceof ParameterizedType list && list.getActualTypeArguments()[0] instanceof Class<?> of
                        ? of
                        : Object.class;
        List<@Nullable Object> converted = new ArrayList<>();
        for (Object one : value instanceof Collection<?> many ? many : List.of(value)) {
            converted.add(convert(one, element));
        }
        return Collections.unmodifiableList(converted);
    }

    private static @Nullable Object convert(@Nullable Object value, Class<?> type) {
        if (value == null) {
            if (type.isPrimitive()) {
                throw new IllegalArgumentException("it must be given");
            }
            return null;
        }
        if (MethodType.methodType(type).wrap().returnType().isInstance(value)) {
            return value;
        }
        if (value instanceof Secret) {
            throw new IllegalArgumentException("a secret goes into no other parameter than one for a secret");
        }
        String text = value.toString().trim();
        if (type == String.class) {
            return value.toString();
        } else if (type == Duration.class) {
            return Durations.parse(text);
        } else if (type == Secret.class) {
            return Secret.of(value.toString());
        } else if (type == Path.class) {
            return Path.of(value.toString());
        } else if (type.isEnum()) {
            return constant(text, type);
        } else if (type == boolean.class || type == Boolean.class) {
            return truth(text);
        }
        Optional<Method> reader = readerOf(type);
        return reader.isPresent() ? read(reader.get(), value.toString()) : number(text, type);
    }

    /** The value types of the API say by {@code of(String)} how people write them. */
    private static Optional<Method> readerOf(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("of") && Modifier.isStatic(method.getModifiers()))
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                .filter(method -> type.isAssignableFrom(method.getReturnType()))
                .findFirst();
    }

    private static Object read(Method reader, String text) {
        try {
            return reader.invoke(null, text);
        } catch (InvocationTargetException e) {
            String reason = e.getCause() == null ? e.toString() : e.getCause().getMessage();
            throw new IllegalArgumentException(reason, e);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(reader + " is not public", e);
        }
    }

    private static Object constant(String text, Class<?> type) {
        String name = text.replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + " is wanted"));
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException("yes or no is wanted");
        };
    }

    private static Object number(String text, Class<?> type) {
        try {
            if (type == int.class || type == Integer.class) {
                return Integer.valueOf(text);
            } else if (type == long.class || type == Long.class) {
                return Long.valueOf(text);
            } else if (type == double.class || type == Double.class) {
                return Double.valueOf(text);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a number is wanted", e);
        }
        throw new IllegalArgumentException("a " + type.getSimpleName() + " is wanted");
    }
}
