// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.List;
import org.plugboard.connection.ConnectionException;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.netconf.Xml;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations of a session that has its hello, with what each gives. */
final class OpenNetconf {

    private static final Logger LOG = LoggerFactory.getLogger(OpenNetconf.class);

    private final Exchange exchange;
    private final Failures failures;
    private final Holdings holdings = new Holdings();

    OpenNetconf(Exchange exchange, Failures failures) {
        this.exchange = exchange;
        this.failures = failures;
    }

    Hello hello() {
        return exchange.hello();
    }

    /** For an operation that answers with the element {@code data}. */
    String data(Operation operation, Deadline deadline) {
        return ask(operation, deadline, message -> {
            String data = accepted(operation, message).data();
            if (data == null) {
                throw new MalformedXmlException("it has no element data");
            }
            return data;
        });
    }

    /** For an operation that answers with {@code ok}. Some devices answer with less, or more, which is as good. */
    void run(Operation operation, Deadline deadline) {
        ask(operation, deadline, message -> accepted(operation, message));
    }

    /** The whole {@code rpc-reply}. */
    Xml whole(Operation operation, Deadline deadline) {
        return ask(operation, deadline, message -> {
            accepted(operation, message);
            return Xml.of(message.again().copy());
        });
    }

    /** What is within {@code rpc-reply}. */
    String content(Operation operation, Deadline deadline) {
        return ask(operation, deadline, message -> {
            accepted(operation, message);
            XmlCursor reply = message.again();
            StringBuilder content = new StringBuilder();
            while (reply.nextChild()) {
                reply.copyTo(content);
            }
            return content.toString();
        });
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
        List<Datastore> locked = holdings.locked();
        if (locked.contains(Datastore.CANDIDATE) && hello().has(Hello.CANDIDATE)) {
            run(Operation.bare("discard-changes"), deadline);
        }
        locked.forEach(datastore -> run(Operation.on(datastore, "unlock", "target"), deadline));
    }

    private interface Reading<T> {
        T read(Message message) throws MalformedXmlException;
    }

    /** Asks, and notes what the operation leaves in the session. */
    private <T> T ask(Operation operation, Deadline deadline, Reading<T> reading) {
        Effect effect = Effect.of(operation);
        try {
            T result = read(operation, exchange.ask(operation, deadline), reading);
            holdings.done(operation, effect);
            return result;
        } catch (RpcErrorException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            holdings.perhaps(operation, effect);
            throw e;
        }
    }

    private <T> T read(Operation operation, Message message, Reading<T> reading) {
        try {
            return reading.read(message);
        } catch (MalformedXmlException e) {
            throw failures.malformed(operation.name(), e, message.beginning());
        }
    }

    private Reply accepted(Operation operation, Message message) throws MalformedXmlException {
        Reply reply = Reply.of(message);
        if (reply.isRefusal()) {
            throw failures.refused(operation.name(), reply);
        }
        if (!reply.errors().isEmpty()) {
            LOG.info("{}: {}: {}", failures.name(), operation.name(), Failures.inWords(reply));
        }
        return reply;
    }

    /** Asks the device to end the session, as far as it still listens. */
    void sayGoodbye(Deadline deadline) {
        try {
            run(Operation.CLOSE_SESSION, deadline);
        } catch (ConnectionException e) {
            LOG.debug("{}: closing without the device's consent: {}", failures.name(), e.getMessage());
        }
    }
}
