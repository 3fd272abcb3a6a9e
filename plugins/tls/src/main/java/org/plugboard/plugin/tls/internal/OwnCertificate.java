// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.device.Secret;

/**
 * Who we are for the server.
 *
 * @param chain our certificate, then those of the authorities between it and the root
 */
record OwnCertificate(PrivateKey key, List<X509Certificate> chain) {

    /**
     * Reads it before the server is asked for anything, so that what is wrong with it is said as such.
     *
     * @return empty if the settings have none
     * @throws AuthenticationException if it cannot be used
     */
    static Optional<OwnCertificate> read(String name, OwnFiles files) {
        if (files.keystore().isPresent()) {
            Path file = files.keystore().get();
            return Optional.of(checked(name, "tls.keystore", file, () -> ofKeystore(file, files)));
        }
        if (files.certificate().isPresent()) {
            Path file = files.certificate().get();
            List<X509Certificate> chain = using(name, "tls.certificate", file, () -> chainOf(file));
            Path keyFile = files.key().orElseThrow();
            return Optional.of(checked(
                    name,
                    "tls.key",
                    keyFile,
                    () -> new OwnCertificate(PrivateKeys.read(keyFile, files.keyPassword()), chain)));
        }
        return Optional.empty();
    }

    X509Certificate certificate() {
        return chain.get(0);
    }

    private interface Reading<T> {
        T read() throws IOException, GeneralSecurityException;
    }

    private static List<X509Certificate> chainOf(Path file) throws IOException, GeneralSecurityException {
        PemFile pem = PemFile.read(file);
        List<X509Certificate> chain = pem.certificates();
        if (chain.isEmpty()) {
            throw new IOException("it has no certificate in PEM" + pem.instead("x509", "tls.keystore"));
        }
        return chain;
    }

    private static OwnCertificate ofKeystore(Path file, OwnFiles files) throws IOException, GeneralSecurityException {
        KeyStore store = Keystores.load(file, files.keystorePassword(), "tls.keystore_password");
        char @Nullable [] password = files.keyPassword()
                .or(files::keystorePassword)
                .map(Secret::reveal)
                .map(String::toCharArray)
                .orElse(null);
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias) && store.getKey(alias, password) instanceof PrivateKey key) {
                return new OwnCertificate(
                        key,
                        Arrays.stream(store.getCertificateChain(alias))
                                .map(X509Certificate.class::cast)
                                .toList());
            }
        }
        throw new IOException("it has no private key; its entries are " + Collections.list(store.aliases()));
    }

    private static OwnCertificate checked(String name, String argument, Path file, Reading<OwnCertificate> reading) {
        return using(name, argument, file, () -> {
            OwnCertificate own = reading.read();
            own.requireItsKey();
            return own;
        });
    }

    private void requireItsKey() throws IOException, GeneralSecurityException {
        Signature signature = Signature.getInstance(
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                });
        byte[] text = "who we are".getBytes(StandardCharsets.US_ASCII);
        boolean fits = key.getAlgorithm().equals("RSASSA-PSS");
        if (!fits && key.getAlgorithm().equals(certificate().getPublicKey().getAlgorithm())) {
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(certificate().getPublicKey());
            signature.update(text);
            fits = signature.verify(signed);
        }
        if (!fits) {
            throw new IOException("its key is not that of the certificate " + CertificateText.of(certificate()));
        }
    }

    private static <T> T using(String name, String argument, Path file, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new AuthenticationException(
                    "%s: cannot use %s: %s: %s".formatted(name, argument, file, e.getMessage()), e);
        }
    }
}
