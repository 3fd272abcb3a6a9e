// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The first column of a known_hosts line: names, patterns, or one hashed name (sshd(8), “SSH_KNOWN_HOSTS FILE FORMAT”). */
final class HostPattern {

    private static final String HASHED = "|1|";

    private HostPattern() {}

    /** The name under which a host stands: with its port unless that is 22. */
    static String nameOf(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return port == 22 ? name : "[" + name + "]:" + port;
    }

    /** Whether the column names the host; one pattern with {@code !} that fits outweighs all others. */
    static boolean matches(String column, String name) {
        if (column.startsWith(HASHED)) {
            return matchesHash(column, name);
        }
        boolean matched = false;
        for (String pattern : column.toLowerCase(Locale.ROOT).split(",", -1)) {
            boolean negated = pattern.startsWith("!");
            if (Wildcards.match(negated ? pattern.substring(1) : pattern, name)) {
                if (negated) {
                    return false;
                }
                matched = true;
            }
        }
        return matched;
    }

    /** {@code |1|salt|hash}, both in base 64: the HMAC-SHA1 of the name with the salt as its key. */
    private static boolean matchesHash(String column, String name) {
        String[] parts = column.substring(HASHED.length()).split("\\|", -1);
        if (parts.length != 2) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[0]), "HmacSHA1"));
            byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[1]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // A line that is no hash names nobody.
            return false;
        }
    }
}
