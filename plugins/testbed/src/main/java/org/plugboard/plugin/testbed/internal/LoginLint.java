// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Path;

/** The part of {@link Lint} about who logs in over a path. */
final class LoginLint {

    /** Protocols that need somebody to log in as. */
    private static final Set<String> WITH_LOGIN = Set.of("ssh", "netconf");

    private static final String NOBODY =
            "there are no credentials to log in with, on the path, the device or the testbed";

    private final Report report;

    LoginLint(Report report) {
        this.report = report;
    }

    /** Takes a path with its block. */
    void check(Path path, String protocol, Item block) {
        Map<String, Item> entries = block.entries();
        List<Item> names = Stream.of("login_creds", "fallback_credentials")
                .flatMap(key -> names(entries.get(key)))
                .toList();
        Credentials credentials = path.credentials();
        if (WITH_LOGIN.contains(protocol) && !hasUser(path)) {
            // A class may prefer a credential of its own name, as netconf does.
            List<Credential> found = Stream.concat(
                            names.stream().flatMap(name -> named(name, credentials).stream()),
                            credentials.find(protocol).stream())
                    .toList();
            if (found.stream().noneMatch(LoginLint::saysWho)) {
                report.warn(block.name(), NOBODY, found.isEmpty() ? "" : "those that are there have no username");
                return;
            }
        }
        names.stream()
                .filter(name -> !name.isEmpty() && named(name, credentials).isEmpty())
                .forEach(name -> unknown(name, credentials));
    }

    /** A path may say itself who logs in, also in the options of OpenSSH; over TLS its certificate does. */
    private static boolean hasUser(Path path) {
        return String.valueOf(path.entries().get("transport")).equalsIgnoreCase("tls")
                || path.entries().get("username") != null
                || path.entries().get("user") != null
                || String.valueOf(path.entries().get("ssh_options")).matches("(?is).*(?:-l|user[= ]).*");
    }

    private static boolean saysWho(Credential credential) {
        return credential.fields().containsKey("username")
                || credential.source().isPresent();
    }

    private void unknown(Item item, Credentials credentials) {
        String fallback = credentials.named(Credentials.DEFAULT).isPresent() ? "those under default are taken" : "";
        if (item.content() instanceof Scalar scalar && scalar.isSecret()) {
            report.warn(item.place(), "there are no credentials of this name", fallback);
            return;
        }
        String name = item.text().orElse("");
        String near = Hints.nearest(name, all(credentials)).orElse("");
        report.warn(
                item.place(),
                "there are no credentials named '" + name + "'",
                near + (near.isEmpty() || fallback.isEmpty() ? "" : " ") + fallback);
    }

    private static Set<String> all(Credentials credentials) {
        Set<String> all = new LinkedHashSet<>();
        for (Credentials level = credentials; level != null; level = level.parent()) {
            all.addAll(level.own().keySet());
        }
        return all;
    }

    /** One name, or a list of them. */
    private static Stream<Item> names(@Nullable Item item) {
        if (item != null && item.content() instanceof List<?> several) {
            return several.stream().map(Item.class::cast).filter(one -> one.content() instanceof Scalar);
        }
        return Stream.ofNullable(item).filter(one -> one.content() instanceof Scalar);
    }

    private static Optional<Credential> named(Item name, Credentials credentials) {
        return name.text().flatMap(credentials::named);
    }
}
