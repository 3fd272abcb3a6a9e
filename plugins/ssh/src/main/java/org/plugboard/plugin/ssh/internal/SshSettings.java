// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.spi.CallHome;
import org.plugboard.spi.Endpoint;
import org.plugboard.spi.FileName;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an SSH connection leads and how it logs in.
 *
 * @param name how messages begin
 * @param callHome how the server calls us, if it does
 * @param credential with a user name
 * @param privateKey the file of the argument {@code private_key}, else of the options
 * @param offer the algorithms
 * @param options what {@code ssh_options} says; where an argument says it, too, that goes first
 */
record SshSettings(
        String name,
        Endpoint endpoint,
        Optional<CallHome> callHome,
        String user,
        Credential credential,
        Optional<Path> privateKey,
        HostKeys hostKeys,
        Path knownHosts,
        Offer offer,
        SshOptions options) {

    private static final Logger LOG = LoggerFactory.getLogger(SshSettings.class);

    private static final int DEFAULT_PORT = 22;

    /**
     * With the first of {@code login_creds}, else what the request prefers, else the credential named {@code default}.
     *
     * @throws InvalidRequestException if something is missing or cannot be used
     */
    static SshSettings from(TransportContext context, TransportRequest request) {
        String login = context.arguments().texts("login_creds").stream()
                .findFirst()
                .or(() -> request.credential()
                        .filter(preferred ->
                                credentials(context).named(preferred).isPresent()))
                .orElse(Credentials.DEFAULT);
        return from(context, request, login);
    }

    /**
     * With the credential of this name.
     *
     * @throws InvalidRequestException if something is missing or cannot be used
     */
    static SshSettings from(TransportContext context, TransportRequest request, String login) {
        String name = context.name();
        SshOptions options = SshOptions.from(context);
        options.unserved()
                .forEach(option ->
                        LOG.warn("{}: ssh_options: '{}' asks for what is not done here; it is left out", name, option));
        Optional<Path> privateKey = context.arguments()
                .text("private_key")
                .map(text -> FileName.of(name, "private_key", text))
                .or(options::identityFile);
        Path knownHosts = context.arguments()
                .text("known_hosts")
                .map(text -> FileName.of(name, "known_hosts", text))
                .or(options::knownHosts)
                .orElseGet(() -> FileName.of(name, "known_hosts", "~/.ssh/known_hosts"));
        Optional<CallHome> callHome = CallHome.of(context, CallHome.SSH_PORT);
        HostKeys hostKeys = HostKeys.of(context, options, knownHosts, callHome);
        Endpoint endpoint = callHome.map(CallHome::endpoint).orElseGet(() -> endpoint(context, request, options));
        Credential credential = context.credential(login)
                .or(() -> options.text(Keyword.USER).map(user -> new Credential(Map.of())))
                .orElseThrow(() -> new InvalidRequestException(
                        "%s: no credential %s to log in with; add one to the device or the testbed"
                                .formatted(name, login)));
        String user = credential
                .username()
                .or(() -> options.text(Keyword.USER))
                .orElseThrow(
                        () -> new InvalidRequestException("%s: credential %s has no username".formatted(name, login)));
        return new SshSettings(
                name,
                endpoint,
                callHome,
                user,
                credential,
                options.allows(Keyword.PUBKEY_AUTHENTICATION) ? privateKey : Optional.empty(),
                hostKeys,
                knownHosts,
                new Offer(name, options),
                options);
    }

    /** The options' port counts where the path has none, also before the port that a class takes without one. */
    private static Endpoint endpoint(TransportContext context, TransportRequest request, SshOptions options) {
        Endpoint endpoint = request.destination().orElseGet(() -> Endpoint.of(context, DEFAULT_PORT));
        Optional<Integer> port = options.port();
        boolean isThePaths = context.path()
                .filter(path -> path.port().isEmpty())
                .flatMap(org.plugboard.device.Path::host)
                .filter(endpoint.host()::equals)
                .isPresent();
        return port.isPresent() && isThePaths ? new Endpoint(endpoint.host(), port.get()) : endpoint;
    }

    private static Credentials credentials(TransportContext context) {
        return context.path().map(org.plugboard.device.Path::credentials).orElseGet(() -> context.device()
                .credentials());
    }

    /** As messages say where it leads. */
    String description() {
        return callHome.map(call -> "ssh %s@%s that calls %s".formatted(user, call.host(), call.where()))
                .orElseGet(() -> "ssh " + user + "@" + endpoint);
    }

    /** What it stands on. */
    TransportRequest below() {
        return callHome.map(TransportRequest::tcp)
                .orElseGet(() -> TransportRequest.tcp(endpoint.host(), endpoint.port()));
    }

    /** The port that stands with the host in a file of known hosts: who calls has none, and so the usual one, which is not written. */
    int knownPort() {
        return callHome.isPresent() ? DEFAULT_PORT : endpoint.port();
    }
}
