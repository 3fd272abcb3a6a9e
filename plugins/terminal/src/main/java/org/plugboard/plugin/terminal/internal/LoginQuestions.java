// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.terminal.internal.platform.LoginRules;

/**
 * What a line asks for at login.
 *
 * @param rules those of the platform
 * @param settings of which the expressions go before those of the platform
 */
record LoginQuestions(LoginRules rules, LoginSettings settings) {

    /** What is asked for. */
    enum Kind {
        USERNAME,
        PASSWORD,
        /** Something that no file has, such as a code that counts once. */
        CHALLENGE,
        NOTHING
    }

    /** A one-time password is also called a password; so that question comes before the one that is meant for all. */
    Kind of(String line) {
        if (matches(settings.username(), line)) {
            return Kind.USERNAME;
        } else if (matches(settings.password(), line)) {
            return Kind.PASSWORD;
        } else if (rules.challenge().matches(line)) {
            return Kind.CHALLENGE;
        } else if (settings.username() == null && rules.username().matches(line)) {
            return Kind.USERNAME;
        } else if (settings.password() == null && rules.password().matches(line)) {
            return Kind.PASSWORD;
        }
        return Kind.NOTHING;
    }

    private static boolean matches(@Nullable Pattern pattern, String line) {
        return pattern != null && pattern.matches(line);
    }
}
