// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.regex.Pattern;

/** Which keys name secrets. */
final class SecretKeys {

    /** Words behind which something secret may stand. Rather one too many: they only decide what is shown of a line. */
    private static final Pattern HINT = Pattern.compile(
            "pass|pwd|psw|psk|secret|token|cred|tacacs|communit|auth|api_?-?key|private|enable_pw",
            Pattern.CASE_INSENSITIVE);

    private SecretKeys() {}

    /** Whether what stands under the key becomes a {@link org.plugboard.device.Secret}. */
    static boolean names(String key) {
        return key.endsWith("password") || key.endsWith("passwords") || key.endsWith("passphrase");
    }

    /** Words that lines with secrets have. */
    static Pattern hint() {
        return HINT;
    }
}
