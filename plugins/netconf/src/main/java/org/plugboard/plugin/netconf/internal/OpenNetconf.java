// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.Writer;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.plugboard.connection.ConnectionException;
import org.plugboard.netconf.ReplyReader;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcReply;
import org.plugboard.netconf.RpcResult;
import org.plugboard.netconf.Xml;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
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
    private final LockUsers lockUsers = new LockUsers();
    private final Subscribing subscribing;
    private final Resetting resetting;

    /** @param limits of requests that say none themselves */
    OpenNetconf(Exchange exchange, Failures failures, Limits limits) {
        this.exchange = exchange;
        this.failures = failures;
        this.limits = limits;
        this.capabilities = new Capabilities(exchange.hello().capabilities());
        this.subscribing = new Subscribing(this, exchange, failures);
        this.resetting = new Resetting(this, exchange, holdings);
    }

    Hello hello() {
        return exchange.hello();
    }

    /** The messages of the session. */
    Failures failures() {
        return failures;
    }

    Capabilities capabilities() {
        return capabilities;
    }

    /** Sends a request, if the device can do it, and waits for its answer until then whatever the limit of the request. */
    RpcReply send(Rpc rpc, Deadline deadline) {
        return send(operation(rpc), deadline);
    }

    /** Sends a request for a subscription. As long as the device sends for that, {@link Audience#atDevice} knows it. */
    void subscribe(Rpc rpc, Deadline deadline) {
        Operation operation = operation(rpc);
        RpcReply agreed = reply(operation, exchange.ask(operation, deadline));
        Warnings.log(failures.name(), operation.name(), agreed.warnings());
    }

    /** What it leaves at the device. */
    Holdings holdings() {
        return holdings;
    }

    /** Who works behind its locks. */
    LockUsers lockUsers() {
        return lockUsers;
    }

    /**
     * Sends requests that are under way at the same time.
     *
     * @param deadline of a request whose turn is now; what it throws is the result of that
     */
    List<RpcResult> sendAll(List<Rpc> rpcs, Function<Rpc, Deadline> deadline) {
        RpcResult[] results = new RpcResult[rpcs.size()];
        exchange.askAll(results.length, new Pipeline.Answers() {
            @Override
            public Deadline deadline(int number) {
                return deadline.apply(rpcs.get(number));
            }

            @Override
            public Operation request(int number) {
                return operation(rpcs.get(number));
            }

            @Override
            public void done(int number, Operation operation, Supplier<Message> reply) {
                try {
                    results[number] = new RpcResult(
                            noting(operation, () -> reply(operation, reply.get()), got -> got.answer()
                                    .text()),
                            null);
                } catch (ConnectionException e) {
                    failed(number, e);
                }
            }

            @Override
            public void failed(int number, ConnectionException failure) {
                results[number] = new RpcResult(null, failure);
            }
        });
        return List.of(results);
    }

    /** Sends a request and has its reply read while it comes, until then whatever the limit of the request. */
    <T> T read(Rpc rpc, ReplyReader<T> reader, Deadline deadline) {
        return stream(rpc, deadline, (reply, stream) -> reply.read(stream, reader));
    }

    /** Sends a request and writes what its reply has, in the same time. */
    void write(Rpc rpc, Writer out, Deadline deadline) {
        stream(rpc, deadline, (reply, stream) -> reply.copy(stream, out));
    }

    private <T> T stream(Rpc rpc, Deadline deadline, BiFunction<StreamedReply, ReplyStream, T> use) {
        Operation operation = operation(rpc);
        long maxBytes =
                rpc.limits().maxAnswer() == 0 ? Long.MAX_VALUE : rpc.limits().maxAnswer();
        StreamedReply reply = new StreamedReply(failures, operation);
        return noting(
                operation,
                () -> exchange.read(
                        operation,
                        maxBytes,
                        deadline,
                        bytes -> reading(operation, reply, () -> use.apply(reply, bytes))),
                unseen -> "");
    }

    /** Whatever the reader throws, perhaps because of another request, this one was sent. */
    private <T> T reading(Operation operation, StreamedReply reply, Supplier<T> use) {
        try {
            return use.get();
        } catch (RuntimeException | Error e) {
            if (!reply.isRefusal(e)) {
                holdings.perhaps(operation, Effect.of(operation));
            }
            throw e;
        }
    }

    private Operation operation(Rpc rpc) {
        Requirements.check(failures.name(), rpc, capabilities);
        subscribing.refuseBeside(rpc);
        return Operation.of(failures.name(), XPathPrefixes.resolve(failures.name(), rpc, capabilities), limits);
    }

    private RpcReply send(Operation operation, Deadline deadline) {
        return noting(operation, () -> reply(operation, exchange.ask(operation, deadline)), reply -> reply.answer()
                .text());
    }

    private RpcReply reply(Operation operation, Message message) {
        try {
            Reply reply = Reply.of(message, operation);
            if (reply.isRefusal()) {
                throw failures.refused(operation.elementName(), reply);
            }
            return new RpcReply(Xml.of(answer(operation, message, reply)), reply.errors());
        } catch (MalformedXmlException e) {
            throw failures.malformed(operation, e, message.beginning());
        }
    }

    private static String answer(Operation operation, Message message, Reply reply) throws MalformedXmlException {
        if (!operation.answersWithData()) {
            return message.whole(operation);
        }
        if (reply.data() == null) {
            throw new MalformedXmlException("it has no element data");
        }
        return reply.data();
    }

    /** What is about notifications. */
    Subscribing subscribing() {
        return subscribing;
    }

    /** Whether somebody hears what the device says by itself. */
    boolean isListening() {
        return exchange.audience().isListening();
    }

    /** This side ends the session: tells who listens. */
    void tellOfEnd(String reason) {
        exchange.audience().sessionEnded(() -> failures.name() + ": " + reason);
    }

    /** Ends the session and all calls that wait. Does not wait itself. */
    void close() {
        exchange.close();
    }

    /** What brings it back to its first state. */
    Resetting resetting() {
        return resetting;
    }

    /** Does what the session itself wants of the device. */
    void run(Rpc rpc, Deadline deadline) {
        Warnings.log(
                failures.name(),
                rpc.name(),
                send(Operation.of(failures.name(), rpc, limits), deadline).warnings());
    }

    /** Notes what the operation leaves in the session. */
    private <T> T noting(Operation operation, Supplier<T> asking, Function<T, String> answer) {
        Effect effect = Effect.of(operation);
        try {
            T result = asking.get();
            holdings.done(operation, effect, answer.apply(result));
            return result;
        } catch (RuntimeException | Error e) {
            if (!Unsent.isUndone(e)) {
                holdings.perhaps(operation, effect);
            }
            throw e;
        }
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
