// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.spi.Endpoint;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportRequest;

/**
 * Where an SSH connection leads and how it logs in.
 *
 * @param name how messages begin
 * @param credential with a user name
 * @param privateKey the file of the argument {@code private_key}
 */
record SshSettings(
        String name,
        Endpoint endpoint,
        String user,
        Credential credential,
        Optional<Path> privateKey,
        HostKeys hostKeys,
        Path knownHosts) {

    private static final int DEFAULT_PORT = 22;

    /** @throws InvalidRequestException if something is missing or cannot be used */
    static SshSettings from(TransportContext context, TransportRequest request) {
        String name = context.name();
        Optional<Path> privateKey = context.arguments().text("private_key").map(SshSettings::file);
        Path knownHosts = file(context.arguments().text("known_hosts", "~/.ssh/known_hosts"));
        HostKeys hostKeys = HostKeys.from(context);
        String login = context.arguments().texts("login_creds").stream()
                .findFirst()
                .or(() -> request.credential()
                        .filter(preferred ->
                                credentials(context).named(preferred).isPresent()))
                .orElse(Credentials.DEFAULT);
        Endpoint endpoint = request.destination().orElseGet(() -> Endpoint.of(context, DEFAULT_PORT));
        Credential credential = context.credential(login)
                .orElseThrow(() -> new InvalidRequestException(
                        "%s: no credential %s to log in with; add one to the device or the testbed"
                                .formatted(name, login)));
        String user = credential
                .username()
                .orElseThrow(
                        () -> new InvalidRequestException("%s: credential %s has no username".formatted(name, login)));
        return new SshSettings(name, endpoint, user, credential, privateKey, hostKeys, knownHosts);
    }

    private static Credentials credentials(TransportContext context) {
        return context.path().map(org.plugboard.device.Path::credentials).orElseGet(() -> context.device()
                .credentials());
    }

    private static Path file(String text) {
        return text.startsWith("~/") ? Path.of(System.getProperty("user.home"), text.substring(2)) : Path.of(text);
    }

    /** As messages say where it leads. */
    String description() {
        return "ssh " + user + "@" + endpoint;
    }
}
