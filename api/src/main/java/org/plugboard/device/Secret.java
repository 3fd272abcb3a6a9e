// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text that is never printed: {@code toString()} is {@code ***} whatever its content and length.
 *
 * <p>Immutable. The text leaves it through {@link #reveal()} only, so that every place that can leak a secret is found by
 * the callers of that method. Semantics 117, 119.
 */
public final class Secret {

    /** In names of the form {@code snmp_community}. Short words count at the end only: {@code pass_count} is a number. */
    private static final Pattern NAME =
            Pattern.compile("pass_?(?:word|wd|phrase|code)|pwd|secret|token|(?<![a-z])otp(?![a-z])"
                    + "|(?:api|auth|access|encryption|private|shared)_?keys?(?![a-z])"
                    + "|(?:(?<!by|com)pass|pw|psk|community|community_?string)_?[0-9]*$");

    /** What is about a secret and not it. Behind a password the name of a machine says whose it is. */
    private static final Pattern ABOUT = Pattern.compile("prompts?$"
            + "|_(?:file|path|dir|directory|folder|name|variable|var|env|timeout|count|length)$"
            + "|(?:token|secrets)_(?:root|url|host|server|port|type|device)$");

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** Hides {@code text}. */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /**
     * Whether a key of this name usually holds a secret: {@code password}, {@code passwd}, {@code passphrase}, {@code passcode},
     * {@code pass}, {@code pwd}, {@code pw}, {@code psk}, {@code otp}, {@code token}, {@code secret}, {@code api_key}, {@code private_key}, {@code
     * community} and names with such a word, as {@code enable_password_1} or {@code bmc-pass}, in any case.
     *
     * <p>Not what is about a secret: {@code prompts}, {@code password_prompt}, {@code private_key_file}, {@code token_timeout}, {@code
     * secrets_dir}, {@code token_server}, {@code password_variable}. Whoever
     * shows or keeps data of others goes by this, so that a value is not hidden in one place and shown in another. Does not block.
     */
    public static boolean isNamedBy(String key) {
        String name = HUMP.matcher(key).replaceAll("_").toLowerCase(Locale.ROOT).replaceAll("[-. ]", "_");
        return NAME.matcher(name).find() && !ABOUT.matcher(name).find();
    }

    /**
     * Whether a value is a private key itself, or has one in it, whatever the name that it stands under: in PEM, in SSH2's format or
     * PuTTY's, also with all lines folded to one, as YAML does it. Does not block.
     */
    public static boolean isKey(String value) {
        return ((value.contains("-----BEGIN ") || value.contains("---- BEGIN ")) && value.contains("PRIVATE KEY"))
                || value.contains("PuTTY-User-Key-File-");
    }

    /** The text itself, for the moment of sending it. Do not keep, log or put it into an exception. */
    public String reveal() {
        return text;
    }

    /** Equal by content, compared in a time that does not tell where the texts differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that
                && MessageDigest.isEqual(
                        text.getBytes(StandardCharsets.UTF_8), that.text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for all secrets: a hash of the text would tell something about it. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
