// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;

/**
 * Whose certificates we believe.
 *
 * @param where the argument and files that they are of, for messages
 * @param manager the JDK's check of chains (RFC 5280, section 6) up to one of them
 */
record Authorities(String where, X509ExtendedTrustManager manager) {

    private static final int SHOWN = 5;

    /**
     * Reads those of the settings; without any they are the JDK's.
     *
     * @throws InvalidRequestException if a file cannot be used
     */
    static Authorities read(String name, TrustFiles files) {
        if (files.truststore().isPresent()) {
            Path file = files.truststore().get();
            return using(
                    name,
                    "tls.truststore: " + file,
                    where -> of(where, Keystores.load(file, files.truststorePassword(), "tls.truststore_password")));
        }
        return files.ca().isEmpty()
                ? using(name, "the JDK, since there is neither tls.ca nor tls.truststore", where -> of(where, null))
                : using(name, "tls.ca: " + files.ca(), where -> of(where, store(name, files.ca())));
    }

    private interface Reading<T> {
        T read(String where) throws IOException, GeneralSecurityException;
    }

    private static <T> T using(String name, String where, Reading<T> reading) {
        try {
            return reading.read(where);
        } catch (InvalidRequestException e) {
            throw e;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new InvalidRequestException("%s: cannot use %s: %s".formatted(name, where, e.getMessage()), e);
        }
    }

    private static KeyStore store(String name, List<Path> files) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Path file : files) {
            for (X509Certificate certificate : using(name, "tls.ca: " + file, where -> certificates(file))) {
                store.setCertificateEntry("ca-" + store.size(), certificate);
            }
        }
        return store;
    }

    private static List<X509Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        PemFile pem = PemFile.read(file);
        List<X509Certificate> certificates = pem.certificates();
        if (certificates.isEmpty()) {
            throw new IOException("it has no certificate in PEM" + pem.instead("x509", "tls.truststore"));
        }
        return certificates;
    }

    private static Authorities of(String where, @Nullable KeyStore store) throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        X509ExtendedTrustManager manager = Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new IOException("there is nobody who checks chains of certificates in this JDK"));
        if (manager.getAcceptedIssuers().length == 0) {
            throw new IOException("it has no certificate of an authority");
        }
        return new Authorities(where, manager);
    }

    boolean has(X509Certificate certificate) {
        return List.of(manager.getAcceptedIssuers()).contains(certificate);
    }

    /** Their names, as many as a message bears, and where they are from. */
    @Override
    public String toString() {
        X509Certificate[] all = manager.getAcceptedIssuers();
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN, all.length); i++) {
            shown.add(CertificateText.subject(all[i]));
        }
        String more = all.length > SHOWN ? " and " + (all.length - SHOWN) + " more" : "";
        return "%s%s (%s)".formatted(String.join("; ", shown), more, where);
    }
}
