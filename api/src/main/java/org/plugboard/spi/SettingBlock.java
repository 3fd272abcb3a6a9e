// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.List;
import java.util.Optional;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.UnknownNameException;

/**
 * A block of settings that one reader has for himself, and of which everything counts: who is believed, where is waited. A name in it
 * that is unknown is a slip of the pen and no setting of somebody else, so it is refused, where beside it there would be a warning.
 *
 * @param name of the block: {@code call_home}
 * @param entries all names that it may have
 */
public record SettingBlock(String name, List<String> entries) {

    private static final String DOT = ".";

    /** Copies the list. */
    public SettingBlock {
        entries = List.copyOf(entries);
    }

    /** With these entries. */
    public static SettingBlock of(String name, String... entries) {
        return new SettingBlock(name, List.of(entries));
    }

    /**
     * Looks whether all that is given in it is known. It need not be given.
     *
     * @throws UnknownNameException with the nearest name, and all that there are
     */
    public void refuseOthers(TransportContext context) {
        Optional<String> other = context.arguments().entries(name).stream()
                .filter(entry -> !entries.contains(entry))
                .sorted()
                .findFirst();
        if (other.isPresent()) {
            throw UnknownNameException.of(
                    context.name(),
                    "argument",
                    name + DOT + other.get(),
                    entries.stream().map(entry -> name + DOT + entry).toList());
        }
    }

    /**
     * Looks whether something else stands in its place, such as a text. An empty block is one.
     *
     * @throws InvalidRequestException if so; what it is is not shown
     */
    public void requireBlock(TransportContext context) {
        if (context.arguments().isGiven(name) && !context.arguments().isBlock(name)) {
            throw new InvalidRequestException("%s: %s is no block; %s".formatted(context.name(), name, said()));
        }
    }

    /** What it may have, for messages: {@code it may have some of listen, port, from}. */
    public String said() {
        return "it may have some of " + String.join(", ", entries);
    }
}
