// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one mode leads to another: an entry of {@code ways}.
 *
 * @param command what leads there, with a place for an {@code argument} where the mode has one, a level or a slot
 * @param answers the answers to what the device asks before it lets in
 * @param unless a line of the answer that says that the mode must not be used now, or null
 * @param starts whether it starts the command line itself, from a shell for example; connecting takes it, and the command line is
 *     set up behind it
 */
public record Transition(
        String from, String to, Template command, Replies answers, @Nullable Pattern unless, boolean starts) {

    /** Where a mode's argument stands in {@code command}. */
    public static final String ARGUMENT = "argument";

    /** The same transition by another command. */
    public Transition by(Template other) {
        return new Transition(from, to, other, answers, unless, starts);
    }
}
