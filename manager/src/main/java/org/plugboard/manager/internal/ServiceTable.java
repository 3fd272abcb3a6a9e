// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.LeavesState;
import org.plugboard.connection.Names;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.RunsCallersCode;
import org.plugboard.connection.ServiceInterface;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;

/** The services of a session type: the methods of its service interfaces, found by name as people write names. */
final class ServiceTable {

    private final Map<String, List<Method>> byName = new LinkedHashMap<>();
    private final Set<String> names = new TreeSet<>();

    /** Of every method that a call can come with: each call asks, so it is found by the method and not by its signature. */
    private final Map<Method, Manner> manners = new HashMap<>();

    /** How a service is called. */
    private record Manner(Access access, boolean leavesState, boolean runsCallersCode) {

        /** Of a method that is none of these services; its call is refused by the session. */
        private static final Manner UNKNOWN = new Manner(Access.SHARED, false, false);
    }

    private record Signature(String name, List<Class<?>> parameters) {

        static Signature of(Method method) {
            return new Signature(method.getName(), List.of(method.getParameterTypes()));
        }
    }

    private ServiceTable() {}

    /**
     * The services of the sessions that a factory declares to make.
     *
     * @throws IllegalArgumentException if two services could be meant by one name and number of arguments
     */
    static ServiceTable ofSessionsOf(ConnectionFactory factory) {
        // The compiler leaves a bridge beside a `create` that is declared with a session type of its own.
        Class<?> declared = Arrays.stream(factory.getClass().getMethods())
                .filter(method -> method.getName().equals("create") && !method.isBridge())
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {ConnectionContext.class}))
                .<Class<?>>map(Method::getReturnType)
                .findFirst()
                .orElseThrow();
        return of(declared);
    }

    /** The services of a session of this type. */
    static ServiceTable of(Class<?> sessionType) {
        ServiceTable table = new ServiceTable();
        Set<Signature> exclusive = new HashSet<>();
        Set<Signature> leavingState = new HashSet<>();
        Set<Signature> runningCallersCode = new HashSet<>();
        List<Method> methods = new ArrayList<>();
        for (Class<?> type : serviceInterfaces(sessionType)) {
            for (Method method : type.getMethods()) {
                if (!Modifier.isStatic(method.getModifiers())) {
                    table.add(method);
                    methods.add(method);
                    if (!isConcurrent(type)) {
                        exclusive.add(Signature.of(method));
                    }
                    if (method.isAnnotationPresent(LeavesState.class)) {
                        leavingState.add(Signature.of(method));
                    }
                    if (method.isAnnotationPresent(RunsCallersCode.class)) {
                        runningCallersCode.add(Signature.of(method));
                    }
                }
            }
        }
        for (Method method : methods) {
            Signature signature = Signature.of(method);
            Access access = exclusive.contains(signature) ? Access.TURN : Access.SHARED;
            table.manners.put(
                    method,
                    new Manner(access, leavingState.contains(signature), runningCallersCode.contains(signature)));
        }
        return table;
    }

    private static Set<Class<?>> serviceInterfaces(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        if (type.isAnnotationPresent(ServiceInterface.class)) {
            found.add(type);
        }
        for (Class<?> parent : type.getInterfaces()) {
            found.addAll(serviceInterfaces(parent));
        }
        if (type.getSuperclass() != null) {
            found.addAll(serviceInterfaces(type.getSuperclass()));
        }
        return found;
    }

    private static boolean isConcurrent(Class<?> serviceInterface) {
        return serviceInterface.getAnnotation(ServiceInterface.class).concurrent();
    }

    /** Beside whom a service is called. */
    Access access(Method service) {
        return manners.getOrDefault(service, Manner.UNKNOWN).access();
    }

    /** Whether a service leaves something in the session for the next call. */
    boolean leavesState(Method service) {
        return manners.getOrDefault(service, Manner.UNKNOWN).leavesState();
    }

    /** Whether what a service throws may be its caller's own. */
    boolean runsCallersCode(Method service) {
        return manners.getOrDefault(service, Manner.UNKNOWN).runsCallersCode();
    }

    private void add(Method method) {
        List<Method> overloads = byName.computeIfAbsent(key(method.getName()), key -> new ArrayList<>());
        for (Method other : overloads) {
            if (Signature.of(method).equals(Signature.of(other))) {
                return;
            }
            if (method.getParameterCount() == other.getParameterCount()) {
                throw new IllegalArgumentException("two services could be meant by '" + method.getName() + "' with "
                        + method.getParameterCount() + " arguments: " + describe(other) + " and " + describe(method));
            }
        }
        overloads.add(method);
        overloads.sort(Comparator.comparingInt(Method::getParameterCount));
        byName.put(method.getName(), overloads);
        names.add(method.getName());
    }

    /** {@code getConfig}, {@code get-config} and {@code get_config} are one name. */
    static String key(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** The names of the services, sorted. */
    Set<String> names() {
        return names;
    }

    boolean has(String name) {
        return byName.containsKey(key(name));
    }

    /**
     * The service of this name for so many arguments.
     *
     * @throws NotSupportedException if there is none of that name, whatever the arguments (semantics 38, 39)
     * @throws InvalidRequestException if it takes another number of arguments
     */
    Method find(String subject, String name, int arguments) {
        // Most calls, and all of the manager's own, have the name as it is.
        List<Method> asItIs = byName.get(name);
        List<Method> overloads = asItIs == null ? byName.get(key(name)) : asItIs;
        if (overloads == null) {
            throw notSupported(subject, name, names);
        }
        return overloads.stream()
                .filter(method -> method.getParameterCount() == arguments)
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException(subject + ": " + name + " does not take " + arguments
                        + " arguments; there are: "
                        + overloads.stream().map(ServiceTable::inWords).collect(Collectors.joining(", "))));
    }

    static NotSupportedException notSupported(String subject, String name, Collection<String> names) {
        @Nullable String near = Names.nearest(name, names).orElse(null);
        return new NotSupportedException(subject + ": its class has no service '" + name + "'; "
                + (near == null ? "" : "did you mean '" + near + "'? ")
                + (names.isEmpty() ? "it has none" : "it has: " + String.join(", ", names)));
    }

    private static String inWords(Method method) {
        return Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getType().getSimpleName() + " " + parameter.getName())
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }

    private static String describe(Method method) {
        return method.getDeclaringClass().getName() + "." + inWords(method);
    }
}
