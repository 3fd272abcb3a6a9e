// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.device.Secret;

/**
 * The arguments of a connection: the call's, else the path's, else those of the device's defaults. Whoever reads one by
 * name makes the name known; an argument that nobody read is reported with the nearest known name.
 *
 * <p>Every method throws {@link org.plugboard.connection.InvalidRequestException} if the value is of another kind than is
 * asked for.
 */
@ProviderType
public interface Arguments {

    /**
     * A text; numbers, booleans and secrets are read as text too. What is read so is printed in messages sooner or later: whoever
     * expects a secret asks for a {@link #secret}.
     */
    Optional<String> text(String name);

    /** A text, or {@code otherwise}. */
    default String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /** A secret; a text, number or boolean is read as one, too. */
    Optional<Secret> secret(String name);

    /** A whole number, or {@code otherwise}. */
    int number(String name, int otherwise);

    /** A yes or no, or {@code otherwise}. */
    boolean flag(String name, boolean otherwise);

    /**
     * A time, or {@code otherwise}. A file gives it in seconds ({@code 30}, {@code 0.5}) or with a unit ({@code 250ms},
     * {@code 30s}, {@code 2m}); negative times are refused.
     */
    Duration duration(String name, Duration otherwise);

    /** A list of texts; a single text is a list of one; empty if there is none. */
    List<String> texts(String name);
}
