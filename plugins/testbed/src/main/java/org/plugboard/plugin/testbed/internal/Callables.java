// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.Names;
import org.plugboard.spi.TestbedCallable;
import org.plugboard.spi.TestbedReading;

/** Calls the services that {@code %CALLABLE{}} names (semantics 105). */
final class Callables {

    private final TestbedReading reading;

    Callables(TestbedReading reading) {
        this.reading = reading;
    }

    /** The value of the call, or of what the keys behind it lead to. */
    @Nullable
    Object call(Arguments call, Place place) {
        String name = call.name();
        List<String> way = new ArrayList<>(call.way());
        Optional<TestbedCallable> callable = reading.callable(name);
        // Without parentheses, only the names that are there tell where the way begins.
        while (callable.isEmpty() && !call.isCall() && name.indexOf('.') > 0) {
            int dot = name.lastIndexOf('.');
            way.add(0, name.substring(dot + 1));
            name = name.substring(0, dot);
            callable = reading.callable(name);
        }
        TestbedCallable found = callable.orElseThrow(() -> absent(call.name(), place));
        return follow(result(found, name, call, place), way, name, place);
    }

    private Fault absent(String name, Place place) {
        SortedSet<String> known = reading.callables();
        String near = Names.nearest(name, known)
                .map(meant -> "did you mean '" + meant + "'? ")
                .orElse("");
        return place.error(
                "there is no callable '" + name + "'",
                near
                        + (known.isEmpty()
                                ? "there is none; a plugin registers one as a service TestbedCallable"
                                : "there are: " + String.join(", ", known)));
    }

    private static @Nullable Object result(TestbedCallable callable, String name, Arguments call, Place place) {
        try {
            return callable.call(call.values(), call.named());
        } catch (RuntimeException e) {
            String why = e.getMessage() == null ? "it does not say why" : e.getMessage();
            throw place.error("the callable '" + name + "' has failed: " + why);
        }
    }

    private static @Nullable Object follow(@Nullable Object value, List<String> way, String name, Place place) {
        Object current = value;
        for (String step : way) {
            if (!(current instanceof Map<?, ?> map) || !map.containsKey(step)) {
                throw place.error(
                        "what the callable '" + name + "' gives has no '" + step + "'",
                        current instanceof Map<?, ?> known && !known.isEmpty()
                                ? "there are: "
                                        + String.join(
                                                ", ",
                                                known.keySet().stream()
                                                        .map(String::valueOf)
                                                        .sorted()
                                                        .toList())
                                : "it is no map there");
            }
            current = map.get(step);
        }
        return current;
    }
}
