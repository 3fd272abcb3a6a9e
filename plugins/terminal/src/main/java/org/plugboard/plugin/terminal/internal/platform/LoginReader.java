// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;
import java.util.Set;

/** Reads the questions before the first prompt. What does not depend on the platform has a default. */
final class LoginReader {

    static final Set<String> KEYS =
            Set.of("prompt", "username", "password", "challenge", "refused", "wake", "busy", "noise", "logout");

    /** As the modules of PAM (pam_oath, pam_google_authenticator, pam_duo, pam_radius) and RADIUS servers ask. */
    private static final Pattern CHALLENGE = Pattern.compile(
            "(?i).*\\b(?:verification code|passcode|one[- ]time (?:password|code)|otp|token|token ?code|authenticator code"
                    + "|authentication code|security code|second factor|2fa code|mfa code|challenge|response)"
                    + "\\b[^:?>]*[:?>] ?");

    /** As ser2net, conserver, Cisco's terminal lines, and Huawei and H3C say it. */
    private static final Pattern BUSY = Pattern.compile("(?i)(?:% ?)?(?:connection refused by remote host"
            + "|(?:\\S+ )?(?:port|line|console)(?: \\S+)? (?:is )?(?:already )?(?:in use|busy|occupied)\\b.*"
            + "|all (?:user interfaces|(?:vty )?lines|vtys?|sessions) (?:are )?(?:currently )?(?:used|in use|busy)\\b.*"
            + "|.*\\b(?:session|user|login|connection) limit (?:has been |was )?(?:reached|exceeded).*"
            + "|max(?:imum)? (?:number of )?(?:\\w+ ){0,3}(?:users|sessions|connections|logins) (?:\\w+ )?(?:reached|exceeded|in use)\\b.*"
            + "|(?:sorry, )?no (?:idle|free|more) (?:lines?|sessions?|ports?)\\b.*"
            + "|(?:sorry, )?(?:too many|maximum number of) (?:\\w+ ){0,2}(?:users|sessions|connections)\\b.*)");

    /** The messages of Cisco's and its kin's logging: {@code *Mar  1 00:00:11.123: %LINK-3-UPDOWN: …}. */
    private static final Pattern NOISE = Pattern.compile(".*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-[0-7]-[A-Z0-9_]+: .*");

    private LoginReader() {}

    static LoginRules read(Block login) {
        return new LoginRules(
                login.requiredPattern("prompt"),
                login.requiredPattern("username"),
                login.requiredPattern("password"),
                login.has("challenge") ? login.requiredPattern("challenge") : CHALLENGE,
                login.pattern("refused"),
                login.pattern("wake"),
                login.has("busy") ? login.requiredPattern("busy") : BUSY,
                login.has("noise") ? login.requiredPattern("noise") : NOISE,
                login.text("logout", "exit"));
    }
}
