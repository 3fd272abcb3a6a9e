// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.netconf.CommitOptions;
import org.plugboard.netconf.ConfigSource;
import org.plugboard.netconf.ConfigTarget;
import org.plugboard.netconf.ConfigText;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.DatastoreIdentity;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.EditOptions.DefaultOperation;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.MalformedReplyException;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.PartialLock;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcReply;
import org.plugboard.netconf.Xml;

/** The typed services that are one request each: all that they need is to send it. */
abstract class RequestServices implements Netconf {

    private final String name;

    /** @param name device and alias */
    RequestServices(String name) {
        this.name = name;
    }

    /** Device and alias. */
    final String name() {
        return name;
    }

    /** The answer; the caller cannot be given what the device reported beside it. */
    private Xml ask(Supplier<Rpc> request) {
        Rpc rpc = made(request);
        RpcReply reply = send(rpc);
        Warnings.log(name, rpc.name(), reply.warnings());
        return reply.answer();
    }

    /** Sends a request whose answer says nothing but that it was done. */
    private void run(Supplier<Rpc> request) {
        ask(request);
    }

    private Rpc made(Supplier<Rpc> request) {
        try {
            return request.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(name + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Xml get() {
        return ask(() -> Rpc.get(Query.ALL));
    }

    @Override
    public Xml get(Filter filter) {
        return ask(() -> Rpc.get(Query.of(filter)));
    }

    @Override
    public Xml getConfig(Datastore source) {
        return ask(() -> Rpc.getConfig(source, Query.ALL));
    }

    @Override
    public Xml getConfig(Datastore source, Filter filter) {
        return ask(() -> Rpc.getConfig(source, Query.of(filter)));
    }

    @Override
    public void editConfig(Datastore target, String config) {
        editConfig(target, config, EditOptions.DEFAULTS);
    }

    @Override
    public void editConfig(Datastore target, String config, EditOptions options) {
        run(() -> Rpc.editConfig(target, ConfigText.of(config), options));
    }

    @Override
    public Xml getData(DatastoreIdentity source) {
        return ask(() -> Rpc.getData(source, Query.ALL));
    }

    @Override
    public Xml getData(DatastoreIdentity source, Filter filter) {
        return ask(() -> Rpc.getData(source, Query.of(filter)));
    }

    @Override
    public void editData(DatastoreIdentity target, String config) {
        run(() -> Rpc.editData(target, ConfigText.of(config), DefaultOperation.MERGE));
    }

    @Override
    public void copyConfig(ConfigSource source, ConfigTarget target) {
        run(() -> Rpc.copyConfig(source, target));
    }

    @Override
    public void deleteConfig(ConfigTarget target) {
        run(() -> Rpc.deleteConfig(target));
    }

    @Override
    public void lock(Datastore target) {
        run(() -> Rpc.lock(target));
    }

    @Override
    public void unlock(Datastore target) {
        run(() -> Rpc.unlock(target));
    }

    @Override
    public void commit() {
        run(() -> Rpc.commit(CommitOptions.PLAIN));
    }

    @Override
    public void commit(Duration timeout) {
        run(() -> Rpc.commit(CommitOptions.PLAIN).timeout(timeout));
    }

    @Override
    public void commitConfirmed(Duration time) {
        run(() -> Rpc.commit(CommitOptions.confirmed(time)));
    }

    @Override
    public void cancelCommit() {
        run(Rpc::cancelCommit);
    }

    @Override
    public void discardChanges() {
        run(Rpc::discardChanges);
    }

    @Override
    public void validate(Datastore source) {
        run(() -> Rpc.validate(source));
    }

    @Override
    public PartialLock partialLock(List<String> selects) {
        return partialLock(selects, Map.of());
    }

    @Override
    public PartialLock partialLock(List<String> selects, Map<String, String> namespaces) {
        return PartialLocks.read(ask(() -> Rpc.partialLock(selects, namespaces)).text())
                .orElseThrow(() -> new MalformedReplyException(
                        name + ": the reply to partial-lock has no lock-id; disconnect to give it free", "", null));
    }

    @Override
    public void partialUnlock(long id) {
        run(() -> Rpc.partialUnlock(id));
    }

    @Override
    public void killSession(long sessionId) {
        run(() -> Rpc.killSession(sessionId));
    }

    @Override
    public Xml action(String xml) {
        return ask(() -> Rpc.action(xml));
    }

    @Override
    public String getSchema(String identifier) {
        return getSchema(identifier, "");
    }

    @Override
    public String getSchema(String identifier, String version) {
        return Schemas.text(ask(() -> Rpc.getSchema(identifier, version, "")));
    }

    @Override
    public void closeSession() {
        run(Rpc::closeSession);
    }

    @Override
    public Xml rpc(String operation) {
        return ask(() -> Rpc.of(operation));
    }

    @Override
    public Xml rpc(String operation, Duration timeout) {
        return ask(() -> Rpc.of(operation).timeout(timeout));
    }
}
