// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Watches the lines that a server sends before its first packet (RFC 4253, section 4.2). sshj keeps them all and looks at a
 * line anew with each byte, until the one that begins with {@code SSH-} has come. Not thread-safe.
 */
final class ServerGreeting {

    /** As OpenSSH has it; the RFC names no limit. */
    private static final int LONGEST_LINE = 8192;

    private static final int MOST_BYTES = 64 * 1024;

    /** RFC 4253, section 4.2, without the line end. */
    private static final int LONGEST_VERSION = 253;

    private static final byte[] VERSION = "SSH-".getBytes(StandardCharsets.US_ASCII);

    /** IAC of RFC 854, which no line of text begins with. */
    private static final byte TELNET_COMMAND = (byte) 255;

    private int total;
    private int inLine;
    private boolean isVersion = true;
    private boolean over;
    private final StringBuilder line = new StringBuilder();
    private @Nullable String busy;

    /** What the server said of having no room instead of its version; null if it said nothing of it, or went on. */
    @Nullable
    String busy() {
        look();
        return over ? null : busy;
    }

    private void look() {
        if (busy == null && !isVersion && BusyServer.says(line.toString())) {
            busy = line.toString().strip();
        }
    }

    /**
     * Takes what came next, up to the end of the version. {@link IOException} if nothing good can follow; its message says why.
     *
     * @return how many bytes of it belong to the greeting
     */
    int check(byte[] bytes, int offset, int count) throws IOException {
        int i = 0;
        while (i < count && !over) {
            check(bytes[offset + i++]);
        }
        return i;
    }

    private void check(byte octet) throws IOException {
        if (total == 0 && octet == TELNET_COMMAND) {
            throw new IOException("this is a Telnet server; use protocol: telnet");
        }
        if (++total > MOST_BYTES || inLine > LONGEST_LINE) {
            throw new IOException("%d bytes came and no version of SSH; is an SSH server there?".formatted(total));
        }
        if (octet == '\n') {
            look();
            line.setLength(0);
            over = isVersion && inLine >= VERSION.length;
            inLine = 0;
            isVersion = true;
            return;
        }
        if (inLine < VERSION.length) {
            isVersion &= octet == VERSION[inLine];
        }
        inLine++;
        if (line.length() < BusyServer.LONGEST_LOOKED_AT && octet >= ' ') {
            line.append((char) octet);
        }
        if (isVersion && inLine > LONGEST_VERSION + 1) {
            throw new IOException("its version is longer than the 255 bytes of RFC 4253");
        }
    }
}
