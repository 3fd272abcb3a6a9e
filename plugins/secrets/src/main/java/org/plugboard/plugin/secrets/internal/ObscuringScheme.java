// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Secret;
import org.plugboard.spi.SecretScheme;
import org.plugboard.spi.SecretSchemeName;

/**
 * The default scheme, which only hides a secret from a glance (semantics 120): each character is moved up by the key's
 * character at its place, modulo 256, the key being repeated; the characters that come out, U+0000 to U+00FF, are written in
 * UTF-8 and URL-safe Base64. Without a key of one's own anybody can read it.
 *
 * <p>A character above U+00FF would not come back from the modulo, so it is refused.
 */
@SecretSchemeName({ObscuringScheme.NAME, "pyats.utils.secret_strings.ObscuringSecretStringRepresenter"})
final class ObscuringScheme implements SecretScheme {

    static final String NAME = "obscuring";

    /**
     * The default key. Its first 16 characters follow from the worked examples of the pyATS documentation. No example is longer, so the
     * 17th is inferred from the word that the others begin, and so is that the key is repeated behind it.
     */
    private static final String DEFAULT_KEY = "pyats_default_key";

    private static final int CHARACTERS = 256;
    private static final int KEY_BYTES = 24;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String encode(Secret secret, @Nullable Secret key) {
        String text = secret.reveal();
        if (text.chars().anyMatch(character -> character >= CHARACTERS)) {
            throw new IllegalArgumentException(
                    "it cannot write characters above U+00FF, and there is one in the secret; the scheme fernet can");
        }
        byte[] bytes = shifted(text, key, 1).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    @Override
    public Secret decode(String encoded, @Nullable Secret key) {
        String text = characters(Texts.base64(encoded, "the text"));
        if (text.chars().anyMatch(character -> character >= CHARACTERS)) {
            throw new IllegalArgumentException("the text holds characters that it never writes: it is damaged");
        }
        return Secret.of(shifted(text, key, -1));
    }

    private static String characters(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the text is no UTF-8 in Base64: it is damaged", e);
        }
    }

    private static String shifted(String text, @Nullable Secret secretKey, int direction) {
        String key = secretKey == null || secretKey.reveal().isEmpty() ? DEFAULT_KEY : secretKey.reveal();
        StringBuilder shifted = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int moved = text.charAt(i) + direction * key.charAt(i % key.length());
            shifted.append((char) Math.floorMod(moved, CHARACTERS));
        }
        return shifted.toString();
    }

    @Override
    public Secret newKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return Secret.of(Base64.getUrlEncoder().encodeToString(key));
    }
}
