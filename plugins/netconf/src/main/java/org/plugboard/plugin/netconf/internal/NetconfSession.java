// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.netconf.ReplyReader;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcLimits;
import org.plugboard.netconf.RpcReply;
import org.plugboard.netconf.RpcResult;
import org.plugboard.netconf.Xml;
import org.plugboard.spi.CompletesLines;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.LeavesStateByCall;
import org.plugboard.spi.Listening;
import org.plugboard.spi.Resettable;
import org.plugboard.spi.Session;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A NETCONF session over one transport. Thread-safe; works in its callers' threads and has none of its own but for a {@link
 * org.plugboard.netconf.Subscription}.
 */
final class NetconfSession extends NetconfServices
        implements Session, Resettable, LeavesStateByCall, Listening, CompletesLines {

    /** How long the device may take to agree to the end of the session; it ends with its transport in any case. */
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private static final Rpc CLOSE = Rpc.closeSession();

    /** What a device has said that hung up. */
    private static final RpcReply CONSENT =
            new RpcReply(Xml.of("<rpc-reply xmlns=\"" + Rpc.BASE + "\"><ok/></rpc-reply>"), List.of());

    private static final Logger LOG = LoggerFactory.getLogger(NetconfSession.class);

    private final ConnectionContext context;
    private final TransportRequest request;
    private final Settings settings;
    private volatile @Nullable Transport transport;
    private volatile @Nullable OpenNetconf open;
    private volatile boolean ended;

    NetconfSession(ConnectionContext context, TransportRequest request, Settings settings) {
        super(context.name());
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
            open = new OpenNetconf(
                    Exchange.open(opened, failures, settings.maxAnswer(), deadline), failures, settings.limits());
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
                current.resetting().warnOfEnd();
                current.sayGoodbye(deadline.atMost(GOODBYE));
            }
        }
        end();
    }

    private void end() {
        ended = true;
        OpenNetconf closing = open;
        if (closing != null) {
            closing.close();
        }
        Transport current = transport;
        if (current != null) {
            current.close();
        }
    }

    @Override
    public List<String> completions(List<String> before) {
        OpenNetconf current = open;
        return current == null ? List.of() : Lines.after(before, current.capabilities());
    }

    @Override
    public boolean leavesState(String service, List<@Nullable Object> arguments) {
        OpenNetconf current = open;
        return current != null
                && new Leaving(context.name(), current.capabilities(), settings.limits()).by(service, arguments);
    }

    @Override
    public boolean isReset() {
        OpenNetconf current = open;
        return current != null && !ended && current.resetting().isReset();
    }

    @Override
    public void reset(Deadline deadline) {
        open().resetting().reset(deadline);
    }

    @Override
    public boolean isListening() {
        OpenNetconf current = open;
        return current != null && !ended && current.isListening();
    }

    @Override
    Deadline deadline() {
        return settings.limits().deadline(RpcLimits.OF_CONNECTION);
    }

    @Override
    Deadline deadline(Rpc rpc) {
        return settings.limits().deadline(rpc.limits());
    }

    @Override
    NetconfServices within(Duration timeout) {
        return new TimedServices(name(), this, Deadline.after(timeout));
    }

    @Override
    RpcReply send(Rpc rpc, Deadline until) {
        if (rpc.name().equals(CLOSE.name()) && rpc.namespace().equals(CLOSE.namespace())) {
            return close(rpc, until);
        }
        return open().send(rpc, until);
    }

    @Override
    List<RpcResult> sendAll(List<Rpc> rpcs, Function<Rpc, Deadline> until) {
        return open().sendAll(rpcs, until);
    }

    @Override
    <T> T read(Rpc rpc, ReplyReader<T> reader, Deadline until) {
        return open().read(rpc, reader, until);
    }

    @Override
    long save(Rpc rpc, Path file, Deadline until) {
        OpenNetconf current = open();
        return new ReplyFile(context.name(), rpc.name(), file).write(out -> current.write(rpc, out, until), until);
    }

    /** A device that hangs up instead of its consent has done what it was asked, too. */
    private RpcReply close(Rpc rpc, Deadline until) {
        RpcReply reply = CONSENT;
        OpenNetconf closing = open();
        try {
            reply = closing.send(rpc, until);
            closing.tellOfEnd("closed by close-session");
        } catch (ConnectionClosedException e) {
            LOG.debug("{}: the device ended the session without its consent: {}", context.name(), e.getMessage());
        }
        closing.resetting().warnOfEnd();
        end();
        return reply;
    }

    @Override
    OpenNetconf open() {
        OpenNetconf current = open;
        if (current == null || ended) {
            throw new NotConnectedException(context.name() + ": not connected; connect first");
        }
        return current;
    }
}
