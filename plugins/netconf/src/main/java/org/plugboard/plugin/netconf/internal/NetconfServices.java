// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.plugboard.netconf.ConfigSource;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Difference;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.EventStream;
import org.plugboard.netconf.LockedWork;
import org.plugboard.netconf.NotificationListener;
import org.plugboard.netconf.ReplyReader;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcError;
import org.plugboard.netconf.RpcReply;
import org.plugboard.netconf.RpcResult;
import org.plugboard.netconf.Schema;
import org.plugboard.netconf.Subscription;
import org.plugboard.netconf.SubscriptionOptions;
import org.plugboard.spi.Deadline;

/** All services of a session, of which those of this class know the session, or send several requests. */
abstract class NetconfServices extends RequestServices {

    private final Helpers helpers;

    /** @param name device and alias */
    NetconfServices(String name) {
        super(name);
        this.helpers = new Helpers(name, this);
    }

    /** @throws org.plugboard.connection.NotConnectedException if the session is not open */
    abstract OpenNetconf open();

    /** When a call of several requests that begins now has to be over. */
    abstract Deadline deadline();

    /**
     * When a request has to be over whose turn is now.
     *
     * @throws org.plugboard.connection.TimedOutException if the time of its call is over, so that it must not be sent
     */
    abstract Deadline deadline(Rpc rpc);

    /** The same services for one call, all of whose requests together may take so long. */
    abstract NetconfServices within(Duration timeout);

    /** As {@link #send(Rpc)}, waiting until then whatever other limits say. */
    abstract RpcReply send(Rpc rpc, Deadline until);

    /**
     * As {@link #sendAll(List)}, waiting for each until then whatever other limits say.
     *
     * @param until is asked when it is the turn of a request; what it throws is the result of that
     */
    abstract List<RpcResult> sendAll(List<Rpc> rpcs, Function<Rpc, Deadline> until);

    /** As {@link #read(Rpc, ReplyReader)}, waiting until then whatever other limits say. */
    abstract <T> T read(Rpc rpc, ReplyReader<T> reader, Deadline until);

    /** As {@link #save(Rpc, Path)}, waiting until then whatever other limits say. */
    abstract long save(Rpc rpc, Path file, Deadline until);

    @Override
    public RpcReply send(Rpc rpc) {
        return send(rpc, deadline(rpc));
    }

    @Override
    public List<RpcResult> sendAll(List<Rpc> rpcs) {
        return sendAll(List.copyOf(rpcs), this::deadline);
    }

    @Override
    public <T> T read(Rpc rpc, ReplyReader<T> reader) {
        return read(rpc, reader, deadline(rpc));
    }

    @Override
    public long save(Rpc rpc, Path file) {
        return save(rpc, file, deadline(rpc));
    }

    @Override
    public List<String> capabilities() {
        return open().hello().capabilities();
    }

    @Override
    public boolean supports(String capability) {
        String wanted = capability.strip();
        return open().capabilities().has(wanted) || open().capabilities().has(":" + wanted);
    }

    @Override
    public long sessionId() {
        return open().hello().sessionId();
    }

    @Override
    public List<Schema> schemas() {
        return new Schemas(name(), this).list();
    }

    @Override
    public <T> T locked(Datastore target, LockedWork<T> work) {
        return helpers.locked(target, work);
    }

    @Override
    public <T> T locked(Datastore target, Duration timeout, LockedWork<T> work) {
        return within(timeout).locked(target, work);
    }

    @Override
    public List<RpcError> edit(String config) {
        return edit(config, EditOptions.DEFAULTS);
    }

    @Override
    public List<RpcError> edit(String config, EditOptions options) {
        return helpers.edit(config, options);
    }

    @Override
    public List<RpcError> edit(String config, EditOptions options, Duration timeout) {
        return within(timeout).edit(config, options);
    }

    @Override
    public Difference difference(ConfigSource before, ConfigSource after) {
        return helpers.difference(before, after);
    }

    @Override
    public Difference difference(ConfigSource before, ConfigSource after, Duration timeout) {
        return within(timeout).difference(before, after);
    }

    @Override
    public List<EventStream> streams() {
        return open().subscribing().streams(deadline());
    }

    @Override
    public Subscription subscribe(NotificationListener listener) {
        return subscribe(SubscriptionOptions.DEFAULTS, listener);
    }

    @Override
    public Subscription subscribe(SubscriptionOptions options, NotificationListener listener) {
        return open().subscribing().subscribe(options, listener, deadline());
    }

    @Override
    public Subscription listen(NotificationListener listener) {
        return open().subscribing().listen(listener);
    }

    @Override
    public String execute(String command) {
        return Lines.read(name(), command, open().capabilities()).action().apply(this);
    }

    @Override
    public String execute(String command, Duration timeout) {
        return within(timeout).execute(command);
    }
}
