// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.plugboard.device.Secret;

/**
 * Opens the encrypted form of PKCS#8 (RFC 5958). Of the scheme PBES2 (RFC 8018) the JDK takes AES with 128 and 256 bits alone, and only
 * passwords in ASCII; so it is put together here from what the JDK has. The older schemes are its own.
 */
final class Pkcs8Encryption {

    private static final String PBES2 = "1.2.840.113549.1.5.13";
    private static final String PBKDF2 = "1.2.840.113549.1.5.12";

    /** Pseudo-random functions of PBKDF2; without one it is the first. */
    private static final String HMAC_SHA1 = "1.2.840.113549.2.7";

    private static final Map<String, String> HASHES = Map.of(
            HMAC_SHA1,
            "SHA1",
            "1.2.840.113549.2.8",
            "SHA224",
            "1.2.840.113549.2.9",
            "SHA256",
            "1.2.840.113549.2.10",
            "SHA384",
            "1.2.840.113549.2.11",
            "SHA512");

    /** For messages, what openssl writes and the JDK does not have. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("1.3.6.1.4.1.11591.4.11", "scrypt"),
            Map.entry("1.2.392.200011.61.1.1.1.2", "Camellia with 128 bits"),
            Map.entry("1.2.392.200011.61.1.1.1.3", "Camellia with 192 bits"),
            Map.entry("1.2.392.200011.61.1.1.1.4", "Camellia with 256 bits"),
            Map.entry("1.2.410.200046.1.1.2", "ARIA with 128 bits"),
            Map.entry("1.2.410.200046.1.1.7", "ARIA with 192 bits"),
            Map.entry("1.2.410.200046.1.1.12", "ARIA with 256 bits"),
            Map.entry("1.2.156.10197.1.104.2", "SM4"),
            Map.entry("1.3.14.3.2.7", "DES"),
            Map.entry("1.2.840.113549.3.2", "RC2"));

    private Pkcs8Encryption() {}

    /** @throws WrongPasswordException if the password is another one */
    static byte[] opened(byte[] encrypted, Secret password) throws IOException, GeneralSecurityException {
        DerReader info = new DerReader(encrypted).sequence();
        DerReader algorithm = info.sequence();
        String scheme = algorithm.object();
        return scheme.equals(PBES2)
                ? ofPbes2(algorithm.sequence(), info.octets(), password)
                : ofOlder(new EncryptedPrivateKeyInfo(encrypted), scheme, password);
    }

    private static byte[] ofPbes2(DerReader parameters, byte[] content, Secret password)
            throws IOException, GeneralSecurityException {
        DerReader derivation = parameters.sequence();
        DerReader encryption = parameters.sequence();
        String function = derivation.object();
        if (!function.equals(PBKDF2)) {
            throw unknown(function);
        }
        String object = encryption.object();
        KeyCipher cipher = KeyCipher.ofObject(object).orElseThrow(() -> unknown(object));
        byte[] key = derived(derivation.sequence(), cipher.keyBytes(), password);
        return cipher.decrypted(key, encryption.octets(), content);
    }

    private static byte[] derived(DerReader parameters, int bytes, Secret password)
            throws IOException, GeneralSecurityException {
        byte[] salt = parameters.octets();
        int iterations = parameters.number();
        if (parameters.tag() == DerReader.INTEGER) {
            // The length of the key, which its cipher says already.
            parameters.number();
        }
        String object = parameters.hasMore() ? parameters.sequence().object() : HMAC_SHA1;
        String hash = HASHES.get(object);
        if (hash == null) {
            throw unknown(object);
        }
        PBEKeySpec spec = new PBEKeySpec(password.reveal().toCharArray(), salt, iterations, Byte.SIZE * bytes);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmac" + hash)
                    .generateSecret(spec)
                    .getEncoded();
        } finally {
            spec.clearPassword();
        }
    }

    private static byte[] ofOlder(EncryptedPrivateKeyInfo info, String scheme, Secret password)
            throws IOException, GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(password.reveal().toCharArray());
        try {
            Cipher cipher = Cipher.getInstance(info.getAlgName());
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(info.getAlgName()).generateSecret(spec),
                    info.getAlgParameters());
            return WrongPasswordException.unlessDer(cipher.doFinal(info.getEncryptedData()));
        } catch (BadPaddingException e) {
            throw new WrongPasswordException(e);
        } catch (NoSuchAlgorithmException e) {
            IOException unknown = unknown(scheme);
            unknown.initCause(e);
            throw unknown;
        } finally {
            spec.clearPassword();
        }
    }

    private static IOException unknown(String object) {
        String name = NAMES.get(object);
        return new IOException(
                "it is encrypted with %s, which is not known here; write it anew with: openssl pkcs8 -topk8 -v2 aes-256-cbc -in FILE -out FILE.p8"
                        .formatted(name == null ? object : name + " (" + object + ")"));
    }
}
