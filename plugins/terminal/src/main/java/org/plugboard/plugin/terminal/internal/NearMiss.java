// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.Names;
import org.plugboard.plugin.terminal.internal.platform.Platform;

/**
 * Says to whoever waits for a prompt in vain what the line at the end has in common with one.
 *
 * @param host the learnt host name, or null
 * @param current the prompt that was seen last, or null
 */
record NearMiss(Platform platform, @Nullable String host, @Nullable Prompt current) {

    /** A longer line is no prompt that somebody has described a little wrong. */
    private static final int LONGEST = 128;

    private static final String HOST = "host";

    /** What there is to say of this line; empty if nothing. */
    String of(String line) {
        if (line.isBlank() || line.length() > LONGEST) {
            return "";
        }
        for (Map.Entry<String, Pattern> mode : platform.prompts(null).entrySet()) {
            Matcher matcher = mode.getValue().matcher(line);
            if (host != null
                    && matcher.matches()
                    && mode.getValue().namedGroups().containsKey(HOST)) {
                return "; the last line \"%s\" would be the prompt of mode %s if the host were %s and not %s"
                        .formatted(line, mode.getKey(), matcher.group(HOST), host);
            }
        }
        return "; the last line \"%s\" fits no prompt of %s; nearest is %s"
                .formatted(line, platform.name(), nearest(line));
    }

    private String nearest(String line) {
        String mode = platform.modes().entrySet().stream()
                .min(Comparator.comparingInt(
                        each -> Names.distance(line, outline(each.getValue().prompt()))))
                .orElseThrow()
                .getKey();
        return current != null && Objects.equals(mode, current.mode())
                ? "\"%s\" of mode %s".formatted(current.text(), mode)
                : "mode " + mode;
    }

    /** What stands literally in a pattern. */
    private String outline(String pattern) {
        StringBuilder outline = new StringBuilder();
        String rest = pattern.replace("{host}", host == null ? HOST : host);
        boolean inClass = false;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c == '\\' && i + 1 < rest.length()) {
                i++;
                if (!inClass && !Character.isLetter(rest.charAt(i))) {
                    outline.append(rest.charAt(i));
                }
            } else if (c == '[' || c == ']') {
                inClass = c == '[';
            } else if (!inClass && "()*+?.^$|{}".indexOf(c) < 0) {
                outline.append(c);
            }
        }
        return outline.toString();
    }
}
