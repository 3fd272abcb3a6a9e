// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.osgi;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.plugboard.manager.internal.Release;

/** Reads what services say of themselves: properties of one or more texts, in any of the forms that the specification allows. */
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

    /**
     * The texts of a property that nobody has to give.
     *
     * @throws IllegalArgumentException if it is something else than texts
     */
    static List<String> of(ServiceReference<?> service, String property, List<String> otherwise) {
        Object value = service.getProperty(property);
        if (value == null) {
            return otherwise;
        }
        List<?> several = value instanceof Object[] array
                ? Arrays.asList(array)
                : value instanceof Collection<?> collection ? List.copyOf(collection) : List.of(value);
        return several.stream()
                .map(text -> {
                    if (text instanceof String said) {
                        return said;
                    }
                    throw new IllegalArgumentException(property + " is to be one or more texts, not " + text
                            + " of type " + text.getClass().getName());
                })
                .toList();
    }

    /** The ranking; one that is no number is 0, as the specification has it. */
    static int ranking(ServiceReference<?> service) {
        return service.getProperty(Constants.SERVICE_RANKING) instanceof Integer number ? number : 0;
    }

    /** The bundle that has registered a service, to be compared with others. */
    static Release release(Bundle bundle) {
        Version version = bundle.getVersion();
        return new Release(
                bundle.getSymbolicName(),
                version.getMajor(),
                version.getMinor(),
                version.getMicro(),
                version.getQualifier());
    }

    /** Who has registered a service, for messages. */
    static String owner(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }
}
