// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.terminal.internal.platform.TextBlock;

/**
 * What was sent and is answered now.
 *
 * @param line what is echoed of it, empty if nothing
 * @param echoes whether the device shows what it is sent
 * @param question what may stand in the last line instead of a prompt, so that the answer ends there, or null
 * @param dialog the dialog that is held meanwhile, or null
 * @param block the text of several lines that it begins, so that the answer ends where the device waits for the next of them, or
 *     null
 * @param withinText whether it is a line of such a text, before which the device may show anything
 */
record Sent(
        String line,
        Echo echoes,
        @Nullable Pattern question,
        @Nullable RunningDialog dialog,
        @Nullable TextBlock block,
        boolean withinText) {

    /** A line about which there is nothing more to say. */
    static Sent line(String line, Echo echoes, @Nullable Pattern question, @Nullable RunningDialog dialog) {
        return new Sent(line, echoes, question, dialog, null, false);
    }

    /** The first line of a text. */
    static Sent beginning(String line, Echo echoes, TextBlock block) {
        return new Sent(line, echoes, null, null, block, false);
    }

    /** The last line of a text. */
    static Sent ending(String line, Echo echoes, @Nullable RunningDialog dialog) {
        return new Sent(line, echoes, null, dialog, null, true);
    }
}
