// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.plugin.netconf.internal.Calls.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each message to whom it belongs. Used by the thread that reads. */
final class Dispatch implements Frames.Sink {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final Calls calls;
    private final Audience audience;
    private final Failures failures;
    private final int maxAnswer;
    private final Consumer<Supplier<ConnectionException>> end;
    private volatile @Nullable Hello hello;

    /** @param end ends the session */
    Dispatch(
            Calls calls,
            Audience audience,
            Failures failures,
            int maxAnswer,
            Consumer<Supplier<ConnectionException>> end) {
        this.calls = calls;
        this.audience = audience;
        this.failures = failures;
        this.maxAnswer = maxAnswer;
        this.end = end;
    }

    /** What the peer said at the beginning, once it has. */
    Optional<Hello> hello() {
        return Optional.ofNullable(hello);
    }

    @Override
    public Framing message(MessageBuffer buffer) {
        Hello known = hello;
        if (known == null) {
            return greeting(buffer);
        }
        if (!buffer.isBlank()) {
            try {
                route(Message.of(buffer));
            } catch (MalformedXmlException e) {
                end.accept(() -> failures.outOfStep("a message of the device cannot be read: " + e.getMessage(), e));
            }
        }
        return known.framing();
    }

    @Override
    public void tooLong(MessageBuffer beginning) {
        if (hello == null) {
            MalformedXmlException cause =
                    new MalformedXmlException("more than " + Hello.MAX_BYTES + " bytes are no hello");
            String received = beginning.beginning();
            end.accept(() -> failures.badHello(cause, received));
            return;
        }
        try {
            XmlCursor root = Message.of(beginning).root();
            if (Notifications.isOne(root)) {
                audience.unreadable("it is longer than max_answer, %d bytes".formatted(maxAnswer));
                return;
            }
            String received = beginning.end();
            deliver(root, call -> {
                throw failures.tooLong(call.operation(), maxAnswer, received);
            });
        } catch (MalformedXmlException e) {
            end.accept(() -> failures.outOfStep(
                    "a message of the device, longer than max_answer, cannot be read: " + e.getMessage(), e));
        }
    }

    private Framing greeting(MessageBuffer buffer) {
        try {
            Hello said = Hello.read(Message.of(buffer));
            hello = said;
            return said.framing();
        } catch (MalformedXmlException e) {
            String received = buffer.beginning();
            end.accept(() -> failures.badHello(e, received));
            return Framing.END_MARK;
        }
    }

    private void route(Message message) {
        XmlCursor root = message.root();
        if (root.isBase("rpc-reply")) {
            deliver(root, call -> message);
        } else if (Notifications.isOne(root)) {
            audience.came(message);
        } else {
            LOG.debug("{}: {} dropped, nobody waits for it", failures.name(), Failures.excerpt(root.name()));
        }
    }

    private void deliver(XmlCursor root, Call.Outcome outcome) {
        Optional<String> id = root.attribute("message-id");
        Delivery delivery = calls.deliver(id, outcome);
        String shown = Failures.excerpt(id.orElse(""));
        switch (delivery) {
            case DELIVERED -> {}
            case LATE -> LOG.debug("{}: the reply {} came too late and is dropped", failures.name(), shown);
            case UNKNOWN -> LOG.debug("{}: a reply to {}, which nobody asked, is dropped", failures.name(), shown);
            case UNCLEAR ->
                end.accept(() -> failures.outOfStep(
                        "the device sent a reply without message-id, and no request is the only one without a reply",
                        null));
        }
    }
}
