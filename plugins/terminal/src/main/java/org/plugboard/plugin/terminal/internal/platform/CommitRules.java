// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How configuration lines take effect together.
 *
 * @param begin the command that opens a candidate of one's own instead of the last step to the configuration mode, with a place for the
 *     name of a {@code session}; or null
 * @param where the prompt in whose reach lines wait for a commit, where a device may work in both ways; null for every one
 * @param command what makes them take effect, with a place for a {@code comment} where the device takes one
 * @param answers the answers to what the device asks behind {@code command}
 * @param byCaller a line of the caller's by which he has decided himself if and when they do; null if no line can
 * @param done a line of its answer that says that they did; null if it says nothing then
 * @param failures what is found in its answer when they did not, besides what refuses a line
 * @param why what tells the reason then, or null
 * @param check what has the device look through the lines without their taking effect, or null
 * @param difference what shows what they would change, or null
 * @param undo what drops them again
 * @param keeps whether what is not committed outlives the way out of the mode
 */
public record CommitRules(
        @Nullable Template begin,
        @Nullable Pattern where,
        Template command,
        Replies answers,
        @Nullable Pattern byCaller,
        @Nullable Pattern done,
        List<Pattern> failures,
        @Nullable String why,
        @Nullable String check,
        @Nullable String difference,
        String undo,
        boolean keeps) {

    public CommitRules {
        failures = List.copyOf(failures);
    }
}
