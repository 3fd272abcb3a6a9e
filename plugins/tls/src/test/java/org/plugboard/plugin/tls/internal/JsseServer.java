// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A server of the JDK, which speaks with one client after the other. */
final class JsseServer implements AutoCloseable {

    /** What it says to a client. */
    interface Talk {
        void with(SSLSocket client) throws IOException;
    }

    private final SSLServerSocket server;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

    /**
     * Listens on the loopback address.
     *
     * @param store with its certificate and key
     * @param clients whose certificates it wants to see
     */
    JsseServer(Path store, Path clients, boolean wantsCertificate, String version, Talk talk)
            throws IOException, GeneralSecurityException {
        server = (SSLServerSocket) context(store, clients)
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(wantsCertificate);
        server.setEnabledProtocols(new String[] {version});
        thread.execute(() -> serve(talk));
    }

    static SSLContext context(Path store, Path clients) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        KeyStore own = KeyStore.getInstance(store.toFile(), Authority.PASSWORD.toCharArray());
        keys.init(own, Authority.PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (FileInputStream file = new FileInputStream(clients.toFile())) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** Says back what it hears, until it hears the end. */
    static void echo(SSLSocket client) throws IOException {
        byte[] bytes = new byte[70_000];
        int count = client.getInputStream().read(bytes);
        while (count >= 0) {
            client.getOutputStream().write(bytes, 0, count);
            count = client.getInputStream().read(bytes);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** What the talk with a client ended with; it need not be its fault. */
    CompletableFuture<Throwable> failure() {
        return failure;
    }

    private void serve(Talk talk) {
        while (!server.isClosed()) {
            try (SSLSocket client = (SSLSocket) server.accept()) {
                talk.with(client);
            } catch (IOException | UncheckedIOException e) {
                failure.complete(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        thread.shutdownNow();
    }
}
