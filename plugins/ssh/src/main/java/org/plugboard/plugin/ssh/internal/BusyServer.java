// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.util.Optional;
import java.util.regex.Pattern;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.OpenFailException;
import org.jspecify.annotations.Nullable;

/** How servers say that they let in nobody more: before their version, when they disconnect, or when they refuse the channel. */
final class BusyServer {

    /** So much of a text is looked at. */
    static final int LONGEST_LOOKED_AT = 200;

    /** As OpenSSH (MaxStartups, penalties), and devices with few lines say it; not that too many passwords were wrong. */
    private static final Pattern WORDS = Pattern.compile(
            "exceeded maxstartups|not allowed at this time|(?:session|user|connection|login) limit\\b"
                    + "|(?:too many|max(?:imum)?(?: number of)?) (?:\\w+ ){0,2}(?:users|sessions|connections|logins)\\b"
                    + "|no (?:idle|free|more|available) (?:vty |ssh )?(?:lines?|vtys?|sessions?|connections?)\\b"
                    + "|all (?:vty )?(?:lines|vtys?|sessions) (?:are )?(?:in use|used|busy)|resource shortage",
            Pattern.CASE_INSENSITIVE);

    private BusyServer() {}

    /** Whether a line says so. The line must be short. */
    static boolean says(String line) {
        return WORDS.matcher(line).find();
    }

    /**
     * What the server says of that.
     *
     * @param cause why it could not be opened
     * @param greeting what it said of it before its version
     */
    static Optional<String> words(Throwable cause, @Nullable String greeting) {
        if (greeting != null) {
            return Optional.of(greeting);
        }
        if (cause instanceof OpenFailException refused
                && (refused.getReason() == OpenFailException.Reason.RESOURCE_SHORTAGE
                        || refused.getReason() == OpenFailException.Reason.CONNECT_FAILED)) {
            return Optional.of(brief(refused, refused.getReason()));
        }
        if (cause instanceof SSHException ssh && ssh.getDisconnectReason() != DisconnectReason.UNKNOWN) {
            String said = brief(ssh, ssh.getDisconnectReason());
            return Optional.of(said)
                    .filter(text -> ssh.getDisconnectReason() == DisconnectReason.TOO_MANY_CONNECTIONS || says(text));
        }
        return Optional.empty();
    }

    /** The beginning of its words, which may be of any length; where it has none, the name of its reason. */
    private static String brief(SSHException cause, Enum<?> reason) {
        String said = String.valueOf(cause.getMessage()).strip();
        return said.isEmpty() ? reason.name() : said.substring(0, Math.min(said.length(), LONGEST_LOOKED_AT));
    }
}
