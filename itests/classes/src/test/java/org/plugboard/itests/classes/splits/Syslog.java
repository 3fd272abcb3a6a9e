// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.splits;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of a device's log among what it says, each at a line end and with a number of its own. Not thread-safe. */
final class Syslog {

    /** One of so many line ends is followed by one. */
    private static final int ONE_OF = 4;

    /** A line of any style, whole. Their numbers let nobody take one for another. */
    private static final Pattern LINE = Pattern.compile("(?m)^\\S.*plugboard-log-\\d+(?:\\n|\\z)");

    /** What a device prints above its prompt, in one with it. */
    private static final Pattern ABOVE = Pattern.compile("(?:\\r?\\n)?\\[edit[^\\r\\n]*]\\s*");

    private final String style;
    private final Random random;
    private int number;

    private Syslog(String style, Random random) {
        this.style = style;
        this.random = random;
    }

    /** As this operating system writes them, at places that the seed says. */
    static Syslog of(String os, long seed) {
        String style =
                switch (os) {
                    case "nxos" ->
                        "2026 Nov 25 12:00:00 R1 %%VSHD-5-VSHD_SYSLOG_CONFIG_I: Configured from vty, plugboard-log-%d";
                    case "junos" ->
                        "Nov 25 12:00:00 R1 mgd[4163]: UI_COMMIT_PROGRESS: Commit operation, plugboard-log-%d";
                    case "frr" ->
                        "2026-11-25 12:00:00.000 [DEBG] zebra: [KMXEB-K771Y] netlink_parse_info: type RTM_NEWADDR, plugboard-log-%d";
                    case "linux" -> "[12345.678901] eth0: link becomes ready, plugboard-log-%d";
                    default ->
                        "*Nov 25 12:00:00.000: %%SYS-5-CONFIG_I: Configured from console by vty0, plugboard-log-%d";
                };
        return new Syslog(style, new Random(seed));
    }

    /** What the device says with such lines behind some of its line ends. */
    String among(String said) {
        StringBuilder text = new StringBuilder(said.length());
        Matcher above = ABOVE.matcher(said);
        int end = above.find() ? above.start() : said.length();
        for (int i = 0; i < said.length(); i++) {
            text.append(said.charAt(i));
            if (said.charAt(i) == '\n' && i < end && random.nextInt(ONE_OF) == 0) {
                text.append(style.formatted(++number)).append("\r\n");
            }
        }
        return text.toString();
    }

    /** How many there were. */
    int count() {
        return number;
    }

    /** An answer without them. */
    static String removed(String answer) {
        String rest = LINE.matcher(answer).replaceAll("");
        return rest.length() < answer.length() && rest.endsWith("\n") ? rest.substring(0, rest.length() - 1) : rest;
    }
}
