// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows the server our certificate, whatever authorities it says to know: what it thinks of the certificate it says better than nothing
 * that it is shown. Remembers whether it asked, for messages.
 */
final class ShownCertificate extends X509ExtendedKeyManager {

    private static final String ALIAS = "own";

    private final Optional<OwnCertificate> own;
    private volatile @Nullable List<String> accepted;

    ShownCertificate(Optional<OwnCertificate> own) {
        this.own = own;
    }

    /** Ours, if we have one. */
    Optional<OwnCertificate> own() {
        return own;
    }

    /** Whether the server wanted to see one. */
    boolean wasAskedFor() {
        return accepted != null;
    }

    /** The authorities that the server says to know; none if it does not say. */
    List<String> accepted() {
        List<String> known = accepted;
        return known == null ? List.of() : known;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        accepted = issuers == null
                ? List.of()
                : Arrays.stream(issuers)
                        .map(Principal::getName)
                        .map(CertificateText::excerpt)
                        .toList();
        return own.filter(mine -> List.of(keyTypes).contains(mine.key().getAlgorithm()))
                .map(mine -> ALIAS)
                .orElse(null);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return own.map(mine -> mine.chain().toArray(X509Certificate[]::new)).orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return own.map(OwnCertificate::key).orElse(null);
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chooseEngineClientAlias(keyTypes, issuers, null);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return own.map(mine -> new String[] {ALIAS}).orElse(null);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
