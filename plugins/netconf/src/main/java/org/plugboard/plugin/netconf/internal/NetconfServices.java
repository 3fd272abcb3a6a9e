// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.netconf.CommitOptions;
import org.plugboard.netconf.ConfigText;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcReply;
import org.plugboard.netconf.Xml;

/** The typed services: each is a request, sent as any other. */
abstract class NetconfServices implements Netconf {

    private final String name;

    /** @param name device and alias */
    NetconfServices(String name) {
        this.name = name;
    }

    /** @throws org.plugboard.connection.NotConnectedException if the session is not open */
    abstract OpenNetconf open();

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
    public List<String> capabilities() {
        return open().hello().capabilities();
    }

    @Override
    public boolean supports(String capability) {
        return open().capabilities().has(capability.strip());
    }

    @Override
    public long sessionId() {
        return open().hello().sessionId();
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
    public void discardChanges() {
        run(Rpc::discardChanges);
    }

    @Override
    public void validate(Datastore source) {
        run(() -> Rpc.validate(source));
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

    @Override
    public String execute(String command) {
        return answer(Command.read(name, command));
    }

    @Override
    public String execute(String command, Duration timeout) {
        Command read = Command.read(name, command);
        return answer(new Command(read.rpc().timeout(timeout), read.answer()));
    }

    private String answer(Command command) {
        return switch (command.answer()) {
            case DATA -> Indented.of(ask(command::rpc).text());
            case CONTENT -> Indented.of(open().content(command.rpc()));
            case OK -> {
                run(command::rpc);
                yield "<ok/>";
            }
        };
    }
}
