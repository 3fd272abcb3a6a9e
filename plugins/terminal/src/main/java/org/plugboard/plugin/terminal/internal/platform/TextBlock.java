// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text of several lines that a device takes as one thing and during which it shows no prompt: a banner, a certificate, a
 * text that is pasted.
 *
 * @param begin what is found in the line that begins it; its group {@code end}, if it has one, is the text that ends it
 * @param end the text that ends it where the first line does not say so, or null
 * @param wholeLine whether the text that ends it is a line of its own; else it may stand anywhere in one
 * @param opened a line by which the device says that it waits for the text, or null if it says nothing
 */
public record TextBlock(Pattern begin, @Nullable String end, boolean wholeLine, @Nullable Pattern opened) {

    /** The name of the group of {@code begin} that is the text that ends the block. */
    public static final String END = "end";

    /** How many of these lines, from the first on, are this block; 0 if they do not begin one that has more than one line. */
    public int length(List<String> lines) {
        Matcher matcher = begin.matcher(lines.get(0));
        if (!matcher.find()) {
            return 0;
        }
        boolean named = begin.namedGroups().containsKey(END);
        String closing = named ? matcher.group(END) : end;
        int behind = named ? matcher.end(END) : matcher.end();
        if (closing == null || (!wholeLine && lines.get(0).indexOf(closing, behind) >= 0)) {
            return 0;
        }
        int count = 1;
        while (count < lines.size() && !ends(lines.get(count), closing)) {
            count++;
        }
        return count < lines.size() ? count + 1 : 0;
    }

    private boolean ends(String line, String closing) {
        return wholeLine ? line.strip().equals(closing) : line.contains(closing);
    }
}
