// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.osgi;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads service properties of one or more texts, in any of the forms that the specification allows. */
final class ServiceTexts {

    private ServiceTexts() {}

    static List<String> of(@Nullable Object property) {
        if (property == null) {
            return List.of();
        } else if (property instanceof Object[] several) {
            return Stream.of(several).map(String::valueOf).toList();
        } else if (property instanceof Iterable<?> several) {
            return StreamSupport.stream(several.spliterator(), false)
                    .map(String::valueOf)
                    .toList();
        }
        return List.of(property.toString());
    }
}
