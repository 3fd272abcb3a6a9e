// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Map;
import java.util.Optional;
import org.plugboard.device.Secret;

/**
 * Reads the private key of a PEM file with the JDK alone: PKCS#8 (RFC 5958), and by putting them into it PKCS#1 (RFC 8017) and SEC1 (RFC
 * 5915); each plain and encrypted.
 */
final class PrivateKeys {

    private static final String EC = "1.2.840.10045.2.1";

    private static final Map<String, String> ALGORITHMS = Map.of(
            "1.2.840.113549.1.1.1",
            "RSA",
            "1.2.840.113549.1.1.10",
            "RSASSA-PSS",
            EC,
            "EC",
            "1.3.101.112",
            "EdDSA",
            "1.3.101.113",
            "EdDSA");

    private static final String ANOTHER =
            "; TLS takes RSA, EC, Ed25519 and Ed448: make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out FILE";

    private PrivateKeys() {}

    /** @throws IOException if there is none, or it cannot be opened; the message says what to do */
    static PrivateKey read(Path file, Optional<Secret> password) throws IOException, GeneralSecurityException {
        PemFile pem = PemFile.read(file);
        PemFile.Block block = pem.blocks().stream()
                .filter(PemFile.Block::isKey)
                .findFirst()
                .orElseThrow(
                        () -> new IOException("it has no private key in PEM" + pem.instead("pkey", "tls.keystore")));
        return key(
                switch (block.label()) {
                    case "PRIVATE KEY" -> block.content();
                    case "ENCRYPTED PRIVATE KEY" -> Pkcs8Encryption.opened(block.content(), given(password));
                    case "RSA PRIVATE KEY" -> Der.pkcs8OfRsa(content(block, password));
                    case "EC PRIVATE KEY" -> Der.pkcs8OfEc(content(block, password));
                    case "OPENSSH PRIVATE KEY" ->
                        throw new IOException(
                                "its key is one of OpenSSH; write it as PKCS#8 with: ssh-keygen -p -m PKCS8 -f FILE");
                    default -> throw new IOException("its key is a " + block.label() + ANOTHER);
                });
    }

    private static byte[] content(PemFile.Block block, Optional<Secret> password)
            throws IOException, GeneralSecurityException {
        return block.headers().contains("ENCRYPTED") ? PemEncryption.opened(block, given(password)) : block.content();
    }

    private static Secret given(Optional<Secret> password) throws IOException {
        return password.orElseThrow(() -> new IOException("it is encrypted; give its password with tls.key_password"));
    }

    private static PrivateKey key(byte[] pkcs8) throws IOException, GeneralSecurityException {
        DerReader info = new DerReader(pkcs8).sequence();
        info.number();
        DerReader algorithm = info.sequence();
        String object = algorithm.object();
        String name = ALGORITHMS.get(object);
        if (name == null) {
            throw new IOException("its key is of the algorithm " + object + ANOTHER);
        }
        try {
            return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (InvalidKeySpecException e) {
            throw object.equals(EC) ? curve(algorithm, e) : new IOException("its %s key is damaged".formatted(name), e);
        }
    }

    private static IOException curve(DerReader parameters, InvalidKeySpecException cause) throws IOException {
        return parameters.tag() == DerReader.OBJECT
                ? new IOException(
                        "its curve %s is not known to this JDK, or the key is damaged; TLS takes P-256, P-384 and P-521"
                                .formatted(parameters.object()),
                        cause)
                : new IOException(
                        "its curve is written out; name it with: openssl ec -param_enc named_curve -in FILE -out FILE.named",
                        cause);
    }
}
