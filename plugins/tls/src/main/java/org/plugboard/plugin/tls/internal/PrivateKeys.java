// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.plugboard.device.Secret;

/**
 * Reads the private key of a PEM file with the JDK alone: PKCS#8 (RFC 5958) plain and encrypted, and by putting them into it PKCS#1 (RFC
 * 8017) and SEC1 (RFC 5915).
 */
final class PrivateKeys {

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

    private PrivateKeys() {}

    /** @throws IOException if there is none, or it cannot be opened; the message says what to do */
    static PrivateKey read(Path file, Optional<Secret> password) throws IOException, GeneralSecurityException {
        PemFile.Block block = PemFile.read(file).blocks().stream()
                .filter(PemFile.Block::isKey)
                .findFirst()
                .orElseThrow(() -> new IOException("it has no private key in PEM"));
        if (block.headers().contains("ENCRYPTED")) {
            throw new IOException(
                    "it is encrypted in the old way of PEM; write it as PKCS#8 with: openssl pkcs8 -topk8 -in FILE -out FILE.p8");
        }
        return key(
                switch (block.label()) {
                    case "PRIVATE KEY" -> block.content();
                    case "ENCRYPTED PRIVATE KEY" -> decrypted(block.content(), password);
                    case "RSA PRIVATE KEY" -> Der.pkcs8OfRsa(block.content());
                    case "EC PRIVATE KEY" -> Der.pkcs8OfEc(block.content());
                    default ->
                        throw new IOException(
                                "its key is a %s; write it as PKCS#8, for one of OpenSSH with: ssh-keygen -p -m PKCS8 -f FILE"
                                        .formatted(block.label()));
                });
    }

    private static PrivateKey key(byte[] pkcs8) throws IOException, GeneralSecurityException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException e) {
                // Of another algorithm: the next one is tried.
            }
        }
        throw new IOException("its key is of none of the algorithms " + ALGORITHMS);
    }

    private static byte[] decrypted(byte[] encrypted, Optional<Secret> password)
            throws IOException, GeneralSecurityException {
        if (password.isEmpty()) {
            throw new IOException("it is encrypted; give its password with tls.key_password");
        }
        EncryptedPrivateKeyInfo info = encrypted(encrypted);
        Cipher cipher = cipher(info, password.get());
        try {
            return info.getKeySpec(cipher).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IOException("tls.key_password does not open it", e);
        }
    }

    private static EncryptedPrivateKeyInfo encrypted(byte[] bytes) throws IOException {
        try {
            return new EncryptedPrivateKeyInfo(bytes);
        } catch (IOException e) {
            throw unknown(String.valueOf(e.getMessage()), e);
        }
    }

    private static Cipher cipher(EncryptedPrivateKeyInfo info, Secret password) throws IOException {
        AlgorithmParameters parameters = info.getAlgParameters();
        // The JDK names the scheme PBES2 after what it consists of, in the parameters only.
        String algorithm =
                parameters != null && parameters.toString() != null ? parameters.toString() : info.getAlgName();
        PBEKeySpec spec = new PBEKeySpec(password.reveal().toCharArray());
        try {
            SecretKey key = SecretKeyFactory.getInstance(algorithm).generateSecret(spec);
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.DECRYPT_MODE, key, parameters);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw unknown(algorithm, e);
        } finally {
            spec.clearPassword();
        }
    }

    private static IOException unknown(String scheme, Exception cause) {
        return new IOException(
                "it is encrypted in a way that is not known here (%s); write it anew with: openssl pkcs8 -topk8 -v2 aes-256-cbc -in FILE -out FILE.p8"
                        .formatted(scheme),
                cause);
    }
}
