// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.device.Secret;
import org.plugboard.manager.internal.transcript.Users;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportFactory;
import org.plugboard.spi.TransportRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the plugin is told of one session. Holds facts only, neither the device nor the connection. */
final class SessionContext implements ConnectionContext {

    private static final Logger LOG = LoggerFactory.getLogger(SessionContext.class);

    /** What the contexts of one session share, whatever path they are on. */
    record Shared(
            String name,
            DeviceFacts device,
            String alias,
            String className,
            List<Path> choices,
            Plugins plugins,
            Workers workers,
            OpenSession session,
            Map<String, String> learned,
            SessionCredentials credentials,
            SessionQuestions questions,
            Users users,
            Consumer<Path> choose,
            AtomicReference<MergedArguments> chosen) {

        private Shared of(DeviceFacts known) {
            return new Shared(
                    name,
                    known,
                    alias,
                    className,
                    choices,
                    plugins,
                    workers,
                    session,
                    learned,
                    credentials,
                    questions,
                    users,
                    choose,
                    chosen);
        }
    }

    private final Shared shared;
    private final MergedArguments arguments;
    private final @Nullable Path path;

    /** Whose credentials were asked for here: of a transport those that it asked for itself. */
    private final Users users;

    SessionContext(Shared shared, MergedArguments arguments, @Nullable Path path) {
        this(shared, arguments, path, shared.users());
    }

    private SessionContext(Shared shared, MergedArguments arguments, @Nullable Path path, Users users) {
        this.shared = shared;
        this.arguments = arguments;
        this.path = path;
        this.users = users;
    }

    @Override
    public String name() {
        return shared.name();
    }

    @Override
    public DeviceFacts device() {
        return shared.device();
    }

    @Override
    public String alias() {
        return shared.alias();
    }

    @Override
    public Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    @Override
    public List<Path> paths() {
        return shared.choices();
    }

    @Override
    public Set<String> protocols() {
        // With those that are briefly away: opening one waits for it, so that an update of a transport sends nobody
        // over
        // another path.
        return new TreeSet<>(shared.plugins().transports().names(ConnectionSettings.pluginTimeout(arguments)));
    }

    @Override
    public ConnectionContext on(Path choice) {
        LOG.info("{}: takes path {}", name(), choice.name());
        shared.choose().accept(choice);
        MergedArguments there = arguments.over(choice.arguments());
        shared.chosen().set(there);
        if (PoolSettings.isPool(there) && !PoolSettings.isPool(arguments)) {
            LOG.info(
                    "{}: a pool is made where path {} is named; its class has chosen it, so this is one session",
                    name(),
                    choice.name());
        }
        return new SessionContext(shared, there, choice);
    }

    @Override
    public ConnectionContext knowing(DeviceFacts device) {
        return new SessionContext(shared.of(device), arguments, path);
    }

    @Override
    public Arguments arguments() {
        return arguments;
    }

    /** The session is connected, or will never be. */
    void connected() {
        shared.credentials().connected();
    }

    MergedArguments mergedArguments() {
        return arguments;
    }

    /** How the session is kept alive: as the path says that its class has chosen, once it has. */
    KeepAliveSettings keepAlive() {
        return KeepAliveSettings.of(shared.chosen().get());
    }

    @Override
    public Optional<Credential> credential(String name) {
        Optional<Credential> found = find(name);
        users.asked(found);
        return found;
    }

    private Optional<Credential> find(String name) {
        Credentials credentials = path == null ? device().credentials() : path.credentials();
        Optional<Credential> exact = credentials.named(name);
        if (exact.isPresent()) {
            return LoginKeys.complete(name, exact.map(found -> complete(name, found)), arguments);
        }
        Optional<Credential> fallback = credentials.find(name);
        if (fallback.isPresent()) {
            LOG.warn("{}: no credential '{}'; taking '{}'", name(), name, Credentials.DEFAULT);
        }
        return LoginKeys.complete(name, fallback.map(found -> complete(Credentials.DEFAULT, found)), arguments);
    }

    private Credential complete(String name, Credential inFile) {
        return shared.credentials().complete(name, inFile, ConnectionSettings.pluginTimeout(arguments));
    }

    @Override
    public Optional<Secret> ask(String question, boolean hidden, Deadline deadline) {
        return shared.questions().ask(question, hidden, deadline);
    }

    @Override
    public void learned(String key, String value) {
        LOG.debug("{}: learned {} = {}", name(), key, value);
        shared.learned().put(key, value);
    }

    @Override
    public Transport openTransport(TransportRequest request, Deadline deadline) {
        Plugin<TransportFactory> plugin = shared.plugins()
                .transport(
                        request.protocol(),
                        new Patience(name(), ConnectionSettings.pluginTimeout(arguments), deadline, shared.session()));
        ManagedTransport transport = new ManagedTransport(
                name(), request.protocol(), plugin, create(plugin, request), shared.session()::release);
        arguments.refuseUnread();
        shared.session().adopt(transport);
        endIfWithdrawn(plugin);
        awaitLogin(transport, deadline);
        transport.open(deadline, shared.workers());
        return transport;
    }

    /** Whoever opens a way to the device logs in over it; what that way stands on is no login of its own. */
    private void awaitLogin(ManagedTransport transport, Deadline deadline) {
        if (!isOfTransport()) {
            try {
                shared.session().awaitLogin(deadline);
            } catch (RuntimeException e) {
                transport.close();
                throw e;
            }
        }
    }

    private Transport create(Plugin<TransportFactory> plugin, TransportRequest request) {
        try {
            Users ofTransport = new Users();
            Transport made = plugin.factory().create(new SessionContext(shared, arguments, path, ofTransport), request);
            return isOfTransport()
                    ? made
                    : Recordings.around(
                            made,
                            this,
                            arguments,
                            request,
                            shared.className(),
                            new Recordings.Logins(ofTransport, shared.users()));
        } catch (RuntimeException | LinkageError e) {
            // The classes of a plugin go with it, also those that it has not used yet. How that shows depends on the
            // moment: as a LinkageError, or as what the JDK throws for a jar that is closed while it is read.
            endIfWithdrawn(plugin);
            if (e instanceof IllegalArgumentException) {
                throw new InvalidRequestException(name() + ": " + e.getMessage(), e);
            }
            throw e;
        }
    }

    /**
     * Ends the session if the plugin of the transport has left meanwhile. Removing a plugin closes the sessions that are known
     * by then to use it; this one may have become known too late.
     */
    private void endIfWithdrawn(Plugin<TransportFactory> plugin) {
        if (!shared.plugins().transports().holds(plugin)) {
            shared.session().close(Ending.withdrawn(plugin));
            throw shared.session().closedException();
        }
    }

    /** What a transport stands on carries the same once more. */
    private boolean isOfTransport() {
        return users != shared.users();
    }
}
