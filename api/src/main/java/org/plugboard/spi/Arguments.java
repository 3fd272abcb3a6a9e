// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.device.Secret;

/**
 * The arguments of a connection: the call's, else the path's, else those of the device's defaults (semantics 126, turned round).
 * Whoever reads one by name makes the name known; an argument that nobody read is reported with the nearest known name.
 *
 * <p>What stands in one of the blocks {@code arguments}, {@code settings} and {@code service_attributes} is read as if it stood beside
 * them. Of any other block an entry is read by a name with dots: {@code prompts.login}.
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

    /**
     * The names of what is given within a block, in the call, the path or the defaults: {@code login} of {@code prompts}; empty if
     * there is no such block. See {@link SettingBlock}.
     */
    default Set<String> entries(String block) {
        return Set.of();
    }

    /** Whether what is given nearest under this name is a block, be it an empty one. See {@link SettingBlock}. */
    default boolean isBlock(String name) {
        return !entries(name).isEmpty();
    }

    /**
     * What the call and the path give, without the defaults: they are of all paths of a device, and what is of no use on one of them
     * may be meant for another. What is read of it counts as read.
     */
    default Arguments withoutDefaults() {
        return this;
    }

    /**
     * Whether it is given, be it as an empty list. For names that people are not told of as ones that they can use: another spelling,
     * or what has no effect here.
     */
    default boolean isGiven(String name) {
        return !texts(name).isEmpty();
    }

    /**
     * Which of the spellings of one argument is given nearest: in the call before the path, and there before the defaults; of several
     * in one place the first.
     *
     * @param name the spelling that people are told of; it is the result if none is given
     */
    default String spelling(String name, String... others) {
        return Stream.concat(Stream.of(name), Stream.of(others))
                .filter(this::isGiven)
                .findFirst()
                .orElse(name);
    }
}
