// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.List;
import org.plugboard.connection.ConnectionException;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.netconf.RpcReply;
import org.plugboard.netconf.Xml;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations of a session that has its hello, with what each gives. */
final class OpenNetconf {

    private static final Logger LOG = LoggerFactory.getLogger(OpenNetconf.class);

    private final Exchange exchange;
    private final Failures failures;
    private final Limits limits;
    private final Capabilities capabilities;
    private final Holdings holdings = new Holdings();

    /** @param limits of requests that say none themselves */
    OpenNetconf(Exchange exchange, Failures failures, Limits limits) {
        this.exchange = exchange;
        this.failures = failures;
        this.limits = limits;
        this.capabilities = new Capabilities(exchange.hello().capabilities());
    }

    Hello hello() {
        return exchange.hello();
    }

    Capabilities capabilities() {
        return capabilities;
    }

    /** Sends a request, if the device can do it, and waits for its answer. */
    RpcReply send(Rpc rpc) {
        return send(operation(rpc));
    }

    private Operation operation(Rpc rpc) {
        Requirements.check(failures.name(), rpc, capabilities);
        return Operation.of(failures.name(), rpc, limits);
    }

    private RpcReply send(Operation operation) {
        return send(operation, Deadline.after(operation.limits().timeout()));
    }

    /** Asks, and notes what the operation leaves in the session. */
    private RpcReply send(Operation operation, Deadline deadline) {
        Effect effect = Effect.of(operation);
        try {
            RpcReply reply = read(operation, exchange.ask(operation, deadline));
            holdings.done(operation, effect, reply.answer().text());
            return reply;
        } catch (RpcErrorException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            holdings.perhaps(operation, effect);
            throw e;
        }
    }

    private RpcReply read(Operation operation, Message message) {
        try {
            Reply reply = Reply.read(message.body(), operation.namespace());
            if (reply.isRefusal()) {
                throw failures.refused(operation.name(), reply);
            }
            return new RpcReply(Xml.of(answer(operation, message, reply)), reply.errors());
        } catch (MalformedXmlException e) {
            throw failures.malformed(operation.name(), e, message.beginning());
        }
    }

    private static String answer(Operation operation, Message message, Reply reply) throws MalformedXmlException {
        if (!operation.answersWithData()) {
            return message.again().copy();
        }
        if (reply.data() == null) {
            throw new MalformedXmlException("it has no element data");
        }
        return reply.data();
    }

    /** Whether it holds nothing at the device, and no reply is still to come. Does not block. */
    boolean isReset() {
        return holdings.isEmpty() && exchange.isIdle();
    }

    /** Gives back what it holds, without what was changed in a candidate that it has locked. */
    void reset(Deadline deadline) {
        exchange.awaitOwed(deadline);
        holdings.lasting().ifPresent(operation -> {
            throw failures.lasting(operation);
        });
        if (holdings.isUnsettled()) {
            if (!capabilities.has(":confirmed-commit:1.1")) {
                throw failures.lasting("commit");
            }
            run(Rpc.cancelCommit(), deadline);
        }
        List<Datastore> locked = holdings.locked();
        if (locked.contains(Datastore.CANDIDATE) && capabilities.has(":candidate")) {
            run(Rpc.discardChanges(), deadline);
        }
        locked.forEach(datastore -> run(Rpc.unlock(datastore), deadline));
        holdings.partialLocks().forEach(lock -> run(Rpc.partialUnlock(lock), deadline));
    }

    private void run(Rpc rpc, Deadline deadline) {
        Warnings.log(
                failures.name(),
                rpc,
                send(Operation.of(failures.name(), rpc, limits), deadline).warnings());
    }

    /** Asks the device to end the session, as far as it still listens. */
    void sayGoodbye(Deadline deadline) {
        try {
            run(Rpc.closeSession(), deadline);
        } catch (ConnectionException e) {
            LOG.debug("{}: closing without the device's consent: {}", failures.name(), e.getMessage());
        }
    }
}
