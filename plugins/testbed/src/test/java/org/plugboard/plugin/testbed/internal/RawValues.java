// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Secret;
import org.plugboard.device.TestbedFacts;

/** Finds values of a testbed by their way from the top of the file, {@code devices.R1.os}. */
final class RawValues {

    private RawValues() {}

    /** The value as text, a secret too. */
    static Optional<String> at(TestbedFacts testbed, String way) {
        return Optional.ofNullable(at(testbed.rawConfig(), List.of(way.split("\\.", -1))))
                .map(value -> value instanceof Secret secret ? secret.reveal() : value.toString());
    }

    /** Keys may have dots in them. */
    private static @Nullable Object at(@Nullable Object from, List<String> way) {
        if (way.isEmpty() || !(from instanceof Map<?, ?> block)) {
            return way.isEmpty() ? from : null;
        }
        for (int i = way.size(); i > 0; i--) {
            String key = String.join(".", way.subList(0, i));
            Object found = block.containsKey(key) ? at(block.get(key), way.subList(i, way.size())) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
