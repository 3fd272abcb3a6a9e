// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportFactory;
import org.plugboard.spi.TransportRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the plugin is told of one opening. Holds facts only, neither the device nor the connection. */
final class SessionContext implements ConnectionContext {

    private static final Logger LOG = LoggerFactory.getLogger(SessionContext.class);

    /** What the contexts of one opening share, whatever path they are on. */
    record Opening(
            DeviceFacts device,
            String alias,
            List<Path> choices,
            Plugins plugins,
            Workers workers,
            OpenSession session,
            Map<String, String> learned,
            AtomicReference<@Nullable Path> chosen) {

        String name() {
            return device.name() + "/" + alias;
        }
    }

    private final Opening opening;
    private final MergedArguments arguments;
    private final @Nullable Path path;

    SessionContext(Opening opening, MergedArguments arguments, @Nullable Path path) {
        this.opening = opening;
        this.arguments = arguments;
        this.path = path;
    }

    @Override
    public String name() {
        return opening.name();
    }

    @Override
    public DeviceFacts device() {
        return opening.device();
    }

    @Override
    public String alias() {
        return opening.alias();
    }

    @Override
    public Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    @Override
    public List<Path> paths() {
        return opening.choices();
    }

    @Override
    public Set<String> protocols() {
        return new TreeSet<>(opening.plugins().transports().names());
    }

    @Override
    public ConnectionContext on(Path choice) {
        LOG.info("{}: takes path {}", name(), choice.name());
        opening.chosen().set(choice);
        return new SessionContext(opening, arguments.over(choice.arguments()), choice);
    }

    @Override
    public Arguments arguments() {
        return arguments;
    }

    MergedArguments mergedArguments() {
        return arguments;
    }

    @Override
    public Optional<Credential> credential(String name) {
        Credentials credentials = path == null ? device().credentials() : path.credentials();
        Optional<Credential> exact = credentials.named(name);
        if (exact.isPresent()) {
            return exact;
        }
        Optional<Credential> fallback = credentials.find(name);
        if (fallback.isPresent()) {
            LOG.warn("{}: no credential '{}'; taking '{}'", name(), name, Credentials.DEFAULT);
        }
        return fallback;
    }

    @Override
    public void learned(String key, String value) {
        LOG.debug("{}: learned {} = {}", name(), key, value);
        opening.learned().put(key, value);
    }

    @Override
    public Transport openTransport(TransportRequest request, Deadline deadline) {
        Plugin<TransportFactory> plugin = opening.plugins().transport(name(), request.protocol());
        ManagedTransport transport =
                new ManagedTransport(name(), plugin, create(plugin, request), opening.session()::release);
        arguments.refuseUnread();
        opening.session().adopt(transport);
        // Removing a plugin closes the sessions that are known by then; this one may have become known too late.
        if (!opening.plugins().transports().holds(plugin)) {
            opening.session().close(plugin.owner() + " was removed");
            throw opening.session().closedException();
        }
        transport.open(deadline, opening.workers());
        return transport;
    }

    private Transport create(Plugin<TransportFactory> plugin, TransportRequest request) {
        try {
            return plugin.factory().create(this, request);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(name() + ": " + e.getMessage(), e);
        }
    }
}
