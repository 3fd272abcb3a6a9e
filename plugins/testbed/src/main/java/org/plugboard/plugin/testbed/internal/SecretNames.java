// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.plugboard.device.Secret;

/** Tells by names whether what stands under them is secret. */
final class SecretNames {

    /** Words behind which something secret may stand. Rather one too many: they only decide what is shown of a line. */
    private static final Pattern HINT = Pattern.compile(
            "pass|pwd|psw|psk|secret|token|cred|tacacs|communit|auth|api_?-?key|private|enable_pw",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PASSWORD = Pattern.compile("pass[-_]?(?:word|wd|phrase|code)");
    private static final List<String> OFTEN_MISSPELT = List.of("password", "passphrase");

    private SecretNames() {}

    /** Whether what stands under the key becomes a {@link Secret}, wherever in the file that is. */
    static boolean areUnder(String key) {
        return Secret.isNamedBy(key);
    }

    /** Whether a field of a credential is one. A password stays secret under a name that is misspelt. */
    static boolean isSecret(String field) {
        return Secret.isNamedBy(field) || isPassword(field);
    }

    /** Whether a value is one by the keys of the way to it, the outermost first. */
    static boolean areOn(List<String> way) {
        for (int i = 0; i < way.size(); i++) {
            String key = way.get(i);
            boolean ofCredential = i >= 2 && way.get(i - 2).equals("credentials");
            if (!isDevice(way, i) && (ofCredential ? isSecret(key) : areUnder(key))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the key is the name of a device, which may be any. */
    private static boolean isDevice(List<String> way, int i) {
        return i == 1 && Place.isOfDevices(way.get(0));
    }

    /** Of what a credential source is told, only a password is one: its {@code secret} is the name of one. */
    static boolean isPassword(String field) {
        return PASSWORD.matcher(field.toLowerCase(Locale.ROOT)).find()
                || NearMiss.of(field, OFTEN_MISSPELT).isPresent();
    }

    /** Words that lines with secrets have. */
    static Pattern hint() {
        return HINT;
    }
}
