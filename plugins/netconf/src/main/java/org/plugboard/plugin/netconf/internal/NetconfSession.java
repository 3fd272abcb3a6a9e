// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.EventStream;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.NotificationListener;
import org.plugboard.netconf.Subscription;
import org.plugboard.netconf.SubscriptionOptions;
import org.plugboard.netconf.Xml;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Listening;
import org.plugboard.spi.Resettable;
import org.plugboard.spi.Session;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A NETCONF session over one transport. Thread-safe; works in its callers' threads and has none of its own but for a {@link
 * Subscription}.
 */
final class NetconfSession implements Session, Netconf, Resettable, Listening {

    /** How long the device may take to agree to the end of the session; it ends with its transport in any case. */
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(NetconfSession.class);

    private final ConnectionContext context;
    private final TransportRequest request;
    private final Settings settings;
    private volatile @Nullable Transport transport;
    private volatile @Nullable OpenNetconf open;
    private volatile boolean ended;

    NetconfSession(ConnectionContext context, TransportRequest request, Settings settings) {
        this.context = context;
        this.request = request;
        this.settings = settings;
    }

    @Override
    public void connect(Deadline deadline) {
        Transport opened = context.openTransport(request, deadline);
        transport = opened;
        if (ended) {
            opened.close();
            throw disconnected(null);
        }
        try {
            Failures failures = new Failures(context.name(), opened.description());
            open = new OpenNetconf(Exchange.open(opened, failures, settings.maxAnswer(), deadline), failures);
        } catch (RuntimeException e) {
            opened.close();
            throw ended ? disconnected(e) : e;
        }
    }

    private ConnectionClosedException disconnected(@Nullable RuntimeException cause) {
        String message = context.name() + ": disconnected while it was connecting";
        return cause == null
                ? new ConnectionClosedException(message)
                : new ConnectionClosedException(message, "", cause);
    }

    @Override
    public boolean isConnected() {
        Transport current = transport;
        return !ended && open != null && current != null && current.isOpen();
    }

    @Override
    public void disconnect(Deadline deadline) {
        OpenNetconf current = open;
        if (current != null) {
            current.tellOfEnd("disconnected");
            if (isConnected()) {
                current.sayGoodbye(deadline.atMost(GOODBYE));
            }
        }
        end();
    }

    private void end() {
        ended = true;
        Transport current = transport;
        if (current != null) {
            current.close();
        }
    }

    @Override
    public boolean isReset() {
        OpenNetconf current = open;
        return current != null && !ended && current.isReset();
    }

    @Override
    public void reset(Deadline deadline) {
        open().reset(deadline);
    }

    @Override
    public boolean isListening() {
        OpenNetconf current = open;
        return current != null && !ended && current.isListening();
    }

    @Override
    public List<String> capabilities() {
        return open().hello().capabilities();
    }

    @Override
    public long sessionId() {
        return open().hello().sessionId();
    }

    @Override
    public Xml get() {
        return data(Operation.get(context.name(), Optional.empty()));
    }

    @Override
    public Xml get(Filter filter) {
        return data(Operation.get(context.name(), Optional.of(filter)));
    }

    @Override
    public Xml getConfig(Datastore source) {
        return data(Operation.getConfig(context.name(), source, Optional.empty()));
    }

    @Override
    public Xml getConfig(Datastore source, Filter filter) {
        return data(Operation.getConfig(context.name(), source, Optional.of(filter)));
    }

    @Override
    public void editConfig(Datastore target, String config) {
        editConfig(target, config, EditOptions.DEFAULTS);
    }

    @Override
    public void editConfig(Datastore target, String config, EditOptions options) {
        run(Operation.editConfig(context.name(), target, config, options));
    }

    @Override
    public void lock(Datastore target) {
        run(Operation.on(target, "lock", "target"));
    }

    @Override
    public void unlock(Datastore target) {
        run(Operation.on(target, "unlock", "target"));
    }

    @Override
    public void commit() {
        commit(settings.timeout());
    }

    @Override
    public void commit(Duration timeout) {
        run(Operation.bare("commit"), Deadline.after(timeout));
    }

    @Override
    public void discardChanges() {
        run(Operation.bare("discard-changes"));
    }

    @Override
    public void validate(Datastore source) {
        run(Operation.on(source, "validate", "source"));
    }

    @Override
    public void closeSession() {
        run(Operation.CLOSE_SESSION);
    }

    @Override
    public Xml rpc(String operation) {
        return rpc(operation, settings.timeout());
    }

    @Override
    public Xml rpc(String operation, Duration timeout) {
        Deadline deadline = Deadline.after(timeout);
        Operation raw = Operation.raw(context.name(), operation);
        return open().whole(raw, deadline);
    }

    @Override
    public List<EventStream> streams() {
        return open().streams(Deadline.after(settings.timeout()));
    }

    @Override
    public Subscription subscribe(NotificationListener listener) {
        return subscribe(SubscriptionOptions.DEFAULTS, listener);
    }

    @Override
    public Subscription subscribe(SubscriptionOptions options, NotificationListener listener) {
        return open().subscribe(options, listener, Deadline.after(settings.timeout()));
    }

    @Override
    public Subscription listen(NotificationListener listener) {
        return open().listen(listener);
    }

    @Override
    public String execute(String command) {
        return execute(command, settings.timeout());
    }

    @Override
    public String execute(String command, Duration timeout) {
        Deadline deadline = Deadline.after(timeout);
        Command read = Command.read(context.name(), command);
        return switch (read.answer()) {
            case DATA -> Indented.of(open().data(read.operation(), deadline));
            case CONTENT -> Indented.of(open().content(read.operation(), deadline));
            case OK -> {
                run(read.operation(), deadline);
                yield "<ok/>";
            }
        };
    }

    private Xml data(Operation operation) {
        return Xml.of(open().data(operation, Deadline.after(settings.timeout())));
    }

    private void run(Operation operation) {
        run(operation, Deadline.after(settings.timeout()));
    }

    private void run(Operation operation, Deadline deadline) {
        if (operation.equals(Operation.CLOSE_SESSION)) {
            close(deadline);
        } else {
            open().run(operation, deadline);
        }
    }

    /** A device that hangs up instead of its consent has done what it was asked, too. */
    private void close(Deadline deadline) {
        OpenNetconf closing = open();
        try {
            closing.run(Operation.CLOSE_SESSION, deadline);
            closing.tellOfEnd("closed by close-session");
        } catch (ConnectionClosedException e) {
            LOG.debug("{}: the device ended the session without its consent: {}", context.name(), e.getMessage());
        }
        end();
    }

    private OpenNetconf open() {
        OpenNetconf current = open;
        if (current == null || ended) {
            throw new NotConnectedException(context.name() + ": not connected; connect first");
        }
        return current;
    }
}
