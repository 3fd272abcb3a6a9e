// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Secret;
import org.plugboard.spi.SecretScheme;
import org.plugboard.spi.SecretSchemeName;

/**
 * Fernet tokens (github.com/fernet/spec): the version, a time stamp, the initialization vector, the text under AES-128-CBC, and
 * over all of it HMAC-SHA256. How old a token is does not matter. The key is 32 random bytes: half signs, half encrypts.
 */
@SecretSchemeName({"fernet", "pyats.utils.secret_strings.FernetSecretStringRepresenter"})
final class FernetScheme implements SecretScheme {

    private static final byte VERSION = (byte) 0x80;
    private static final int KEY_BYTES = 32;
    private static final int BLOCK_BYTES = 16;
    private static final int MAC_BYTES = 32;
    private static final int HEADER_BYTES = 1 + Long.BYTES + BLOCK_BYTES;
    private static final String HMAC = "HmacSHA256";

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    FernetScheme(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String encode(Secret secret, @Nullable Secret key) {
        byte[] vector = new byte[BLOCK_BYTES];
        random.nextBytes(vector);
        return encode(secret, key, vector);
    }

    String encode(Secret secret, @Nullable Secret key, byte[] vector) {
        byte[] keys = keys(key);
        byte[] encrypted =
                crypt(Cipher.ENCRYPT_MODE, keys, vector, secret.reveal().getBytes(StandardCharsets.UTF_8));
        byte[] signed = ByteBuffer.allocate(HEADER_BYTES + encrypted.length)
                .put(VERSION)
                .putLong(clock.instant().getEpochSecond())
                .put(vector)
                .put(encrypted)
                .array();
        byte[] token = ByteBuffer.allocate(signed.length + MAC_BYTES)
                .put(signed)
                .put(mac(keys, signed))
                .array();
        return Base64.getUrlEncoder().encodeToString(token);
    }

    @Override
    public Secret decode(String encoded, @Nullable Secret key) {
        byte[] keys = keys(key);
        byte[] token = Texts.base64(encoded, "the token");
        int encryptedBytes = token.length - HEADER_BYTES - MAC_BYTES;
        if (encryptedBytes < BLOCK_BYTES || encryptedBytes % BLOCK_BYTES != 0 || token[0] != VERSION) {
            throw new IllegalArgumentException("the text is no Fernet token: it is damaged or cut short");
        }
        byte[] signed = Arrays.copyOf(token, token.length - MAC_BYTES);
        byte[] signature = Arrays.copyOfRange(token, signed.length, token.length);
        if (!MessageDigest.isEqual(mac(keys, signed), signature)) {
            throw new IllegalArgumentException("the token was written with another key, or is damaged");
        }
        byte[] vector = Arrays.copyOfRange(token, HEADER_BYTES - BLOCK_BYTES, HEADER_BYTES);
        byte[] encrypted = Arrays.copyOfRange(token, HEADER_BYTES, signed.length);
        return Secret.of(new String(crypt(Cipher.DECRYPT_MODE, keys, vector, encrypted), StandardCharsets.UTF_8));
    }

    private static byte[] keys(@Nullable Secret key) {
        if (key == null || key.reveal().isBlank()) {
            throw new IllegalArgumentException("it needs a key");
        }
        byte[] keys = Texts.base64(key.reveal(), "the key");
        if (keys.length != KEY_BYTES) {
            throw new IllegalArgumentException("the key has " + keys.length + " bytes instead of " + KEY_BYTES);
        }
        return keys;
    }

    private static byte[] mac(byte[] keys, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(keys, 0, KEY_BYTES / 2, HMAC));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot compute " + HMAC, e);
        }
    }

    private static byte[] crypt(int mode, byte[] keys, byte[] vector, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    mode, new SecretKeySpec(keys, KEY_BYTES / 2, KEY_BYTES / 2, "AES"), new IvParameterSpec(vector));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            // Behind a signature that holds, only a token that was made wrongly comes here.
            throw new IllegalArgumentException("the text in the token cannot be decrypted: it was made wrongly", e);
        }
    }

    @Override
    public Secret newKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return Secret.of(Base64.getUrlEncoder().encodeToString(key));
    }
}
