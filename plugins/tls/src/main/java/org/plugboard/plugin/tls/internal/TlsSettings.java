// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.util.List;
import java.util.Optional;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.CallHome;
import org.plugboard.spi.Endpoint;
import org.plugboard.spi.SettingBlock;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportRequest;

/**
 * What a path says of its TLS.
 *
 * @param name how messages begin
 * @param endpoint where it leads
 * @param callHome how the server calls us, if it does
 * @param serverName who the server has to be
 * @param own our certificate
 * @param trust whom we believe
 * @param versions of the protocol that are offered
 */
record TlsSettings(
        String name,
        Endpoint endpoint,
        Optional<CallHome> callHome,
        String serverName,
        OwnFiles own,
        TrustFiles trust,
        List<String> versions) {

    static final SettingBlock BLOCK = SettingBlock.of(
            "tls",
            "ca",
            "truststore",
            "truststore_password",
            "fingerprint",
            "server_name",
            "verify",
            "certificate",
            "key",
            "key_password",
            "keystore",
            "keystore_password",
            "versions");
    private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

    /** @throws InvalidRequestException if something is missing or cannot be used */
    static TlsSettings from(TransportContext context, TransportRequest request) {
        Arguments arguments = context.arguments();
        BLOCK.requireBlock(context);
        BLOCK.refuseOthers(context);
        Optional<CallHome> callHome = CallHome.of(context, CallHome.TLS_PORT);
        Endpoint endpoint =
                callHome.map(CallHome::endpoint).or(request::destination).orElseGet(() -> Endpoint.of(context));
        List<String> versions = arguments.texts("tls.versions");
        versions.stream()
                .filter(version -> !VERSIONS.contains(version))
                .findFirst()
                .ifPresent(version -> {
                    throw new InvalidRequestException(
                            "%s: tls.versions has %s; it may have %s".formatted(context.name(), version, VERSIONS));
                });
        TrustFiles trust = TrustFiles.from(context);
        if (!trust.verify() && callHome.filter(CallHome::shared).isPresent()) {
            throw new InvalidRequestException(
                    "%s: tls.verify is false, and several may call (call_home.from): nobody would know who it is; give tls.ca or tls.fingerprint"
                            .formatted(context.name()));
        }
        String host = callHome.flatMap(call -> context.path().flatMap(org.plugboard.device.Path::host))
                .orElse(endpoint.host());
        return new TlsSettings(
                context.name(),
                endpoint,
                callHome,
                arguments.text("tls.server_name", host),
                OwnFiles.from(context),
                trust,
                versions.isEmpty() ? VERSIONS : versions);
    }

    /** As messages say where it leads. */
    String description() {
        return callHome.map(call -> "tls " + call.host() + " that calls " + call.where())
                .orElseGet(() -> "tls " + endpoint);
    }

    /** What it stands on. */
    TransportRequest below() {
        return callHome.map(TransportRequest::tcp)
                .orElseGet(() -> TransportRequest.tcp(endpoint.host(), endpoint.port()));
    }
}
