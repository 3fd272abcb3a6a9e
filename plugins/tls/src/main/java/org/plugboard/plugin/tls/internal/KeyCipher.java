// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A cipher that private keys are encrypted with. */
enum KeyCipher {
    AES_128("AES-128-CBC", "2.16.840.1.101.3.4.1.2", "AES", 16),
    AES_192("AES-192-CBC", "2.16.840.1.101.3.4.1.22", "AES", 24),
    AES_256("AES-256-CBC", "2.16.840.1.101.3.4.1.42", "AES", 32),
    TRIPLE_DES("DES-EDE3-CBC", "1.2.840.113549.3.7", "DESede", 24);

    private final String name;
    private final String object;
    private final String algorithm;
    private final int keyBytes;

    /**
     * @param name as openssl writes it into headers of PEM
     * @param object its object identifier
     * @param algorithm as the JDK names it
     */
    KeyCipher(String name, String object, String algorithm, int keyBytes) {
        this.name = name;
        this.object = object;
        this.algorithm = algorithm;
        this.keyBytes = keyBytes;
    }

    static Optional<KeyCipher> named(String name) {
        return first(cipher -> cipher.name.equals(name));
    }

    static Optional<KeyCipher> ofObject(String object) {
        return first(cipher -> cipher.object.equals(object));
    }

    private static Optional<KeyCipher> first(Predicate<KeyCipher> wanted) {
        return Arrays.stream(values()).filter(wanted).findFirst();
    }

    int keyBytes() {
        return keyBytes;
    }

    /**
     * Decrypts what is one element of DER.
     *
     * @throws WrongPasswordException if that does not come of it, since the key is another one
     */
    byte[] decrypted(byte[] key, byte[] initial, byte[] content) throws IOException, GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(algorithm + "/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, algorithm), new IvParameterSpec(initial));
        try {
            return WrongPasswordException.unlessDer(cipher.doFinal(content));
        } catch (BadPaddingException | IllegalBlockSizeException e) {
            throw new WrongPasswordException(e);
        }
    }
}
