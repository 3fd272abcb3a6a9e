// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.telnet.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Knows an SSH server by the first bytes that it sends (RFC 4253, section 4.2), in whatever pieces they come. */
final class SshGreeting {

    private static final List<String> BEGINNINGS = List.of("SSH-2.0-", "SSH-1.");
    private static final int LONGEST = 8;

    private final StringBuilder first = new StringBuilder(LONGEST);

    /** Takes what came next; whether it is an SSH server that has sent this. */
    boolean isCompletedBy(byte[] bytes, int offset, int count) {
        int missing = LONGEST - first.length();
        if (missing == 0) {
            return false;
        }
        first.append(new String(bytes, offset, Math.min(missing, count), StandardCharsets.ISO_8859_1));
        return BEGINNINGS.stream().anyMatch(first.toString()::startsWith);
    }
}
