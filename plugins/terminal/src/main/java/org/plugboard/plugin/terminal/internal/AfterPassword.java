// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plugboard.connection.InvalidRequestException;

/**
 * What is typed behind a password (semantics 131), for example to wake the console behind a terminal server.
 *
 * @param text the text
 * @param asLine whether the Enter key follows
 */
record AfterPassword(String text, boolean asLine) {

    static final AfterPassword ENTER = new AfterPassword("", true);

    private static final Pattern FORM =
            Pattern.compile("\\s*(send|sendline)\\(\\s*(?:'([^']*)'|\"([^\"]*)\")?\\s*\\)\\s*");

    /** @throws InvalidRequestException if it is none */
    static AfterPassword parse(String name, String credential, String action) {
        Matcher form = FORM.matcher(action);
        if (!form.matches()) {
            throw new InvalidRequestException(
                    "%s: cred_action.%s.post is '%s', not send('text'), sendline('text') or sendline()"
                            .formatted(name, credential, action));
        }
        String text = form.group(2) != null ? form.group(2) : form.group(3) != null ? form.group(3) : "";
        return new AfterPassword(
                text.replace("\\r", "\r").replace("\\n", "\n"), form.group(1).equals("sendline"));
    }
}
