// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plugboard.device.Secret;

/**
 * Opens a block of PEM that is encrypted as such (RFC 1421, section 4.6.1), as openssl writes it with {@code -traditional}: the key is made
 * of the password by its EVP_BytesToKey, with MD5 and the first bytes of the initial vector.
 */
final class PemEncryption {

    private static final Pattern HOW = Pattern.compile("(?m)^DEK-Info:\\s*([A-Za-z0-9-]+)\\s*(?:,\\s*([0-9A-Fa-f]*))?");

    private static final int SALT_BYTES = 8;

    private PemEncryption() {}

    /** @throws WrongPasswordException if the password is another one */
    static byte[] opened(PemFile.Block block, Secret password) throws IOException, GeneralSecurityException {
        Matcher matcher = HOW.matcher(block.headers());
        if (!matcher.find()) {
            throw new IOException("it is encrypted, but has no line DEK-Info that says how");
        }
        String name = matcher.group(1);
        KeyCipher cipher = KeyCipher.named(name).orElseThrow(() -> unknown(name));
        byte[] initial = initial(matcher.group(2));
        return cipher.decrypted(key(password, initial, cipher.keyBytes()), initial, block.content());
    }

    private static byte[] initial(String digits) throws IOException {
        try {
            byte[] initial = HexFormat.of().parseHex(digits == null ? "" : digits);
            if (initial.length >= SALT_BYTES) {
                return initial;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("its line DEK-Info is not hexadecimal", e);
        }
        throw new IOException("its line DEK-Info has no initial vector");
    }

    private static byte[] key(Secret password, byte[] initial, int bytes) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("MD5");
        byte[] text = password.reveal().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        while (key.size() < bytes) {
            digest.update(text);
            digest.update(initial, 0, SALT_BYTES);
            byte[] part = digest.digest();
            key.writeBytes(part);
            digest.update(part);
        }
        Arrays.fill(text, (byte) 0);
        return Arrays.copyOf(key.toByteArray(), bytes);
    }

    private static IOException unknown(String cipher) {
        return new IOException(
                "it is encrypted with %s, which is not known here; write it as PKCS#8 with: openssl pkcs8 -topk8 -in FILE -out FILE.p8"
                        .formatted(cipher));
    }
}
