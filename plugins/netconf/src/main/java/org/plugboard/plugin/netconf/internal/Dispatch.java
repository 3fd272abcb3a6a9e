// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.plugin.netconf.internal.Calls.Delivery;
import org.plugboard.plugin.netconf.internal.framing.Frames;
import org.plugboard.plugin.netconf.internal.framing.Framing;
import org.plugboard.plugin.netconf.internal.framing.Head;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.MessageBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each message to whom it belongs. Used by the thread that reads. */
final class Dispatch implements Frames.Sink {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final Calls calls;
    private final Audience audience;
    private final Failures failures;
    private final Consumer<Supplier<ConnectionException>> end;
    private volatile @Nullable Hello hello;

    /** Of the message that comes and is not whole yet; for whom a reply without message-id is, is decided here. */
    private @Nullable Head begun;

    /** @param end ends the session */
    Dispatch(Calls calls, Audience audience, Failures failures, Consumer<Supplier<ConnectionException>> end) {
        this.calls = calls;
        this.audience = audience;
        this.failures = failures;
        this.end = end;
    }

    /** What the peer said at the beginning, once it has. */
    Optional<Hello> hello() {
        return Optional.ofNullable(hello);
    }

    /** The message that comes and is not whole yet, once its start tag is there. */
    Optional<Head> begun() {
        return Optional.ofNullable(begun);
    }

    @Override
    public long begins(Head head, int limit) {
        begun = head;
        if (!head.isReply()) {
            return limit;
        }
        Optional<Call> found = calls.find(head.messageId());
        if (found.isEmpty()) {
            return head.messageId().isPresent() ? Frames.NOT_AT_ALL : limit;
        }
        Call call = found.get();
        if (head.messageId().isEmpty()) {
            // A request that is sent while it comes would make it unclear.
            begun = head.inReplyTo(call.id());
        }
        if (!call.wanted().inPieces()) {
            return call.wanted().maxBytes();
        }
        return calls.stream(call) ? Frames.IN_PIECES : Frames.NOT_AT_ALL;
    }

    @Override
    public Framing message(MessageBuffer buffer, Optional<Head> head) {
        Hello known = hello;
        if (known == null) {
            return greeting(buffer);
        }
        if (!buffer.isBlank()) {
            try {
                route(new Message(buffer, headOf(buffer, head)));
            } catch (MalformedXmlException e) {
                endUnattributed(e);
            }
        }
        return known.framing();
    }

    private Head headOf(MessageBuffer beginning, Optional<Head> seen) throws MalformedXmlException {
        Head known = begun;
        begun = null;
        if (known == null) {
            return seen.isPresent() ? seen.get() : Head.of(beginning);
        }
        return known;
    }

    /** A message that is broken is its caller's only if it says whose it is. */
    private void endUnattributed(MalformedXmlException e) {
        end.accept(() -> failures.outOfStep(
                "nobody can tell whose a message of the device is, since its start tag cannot be read: "
                        + e.getMessage(),
                e));
    }

    @Override
    public void passed() {
        Head head = begun;
        begun = null;
        if (head != null) {
            deliver(head, call -> {
                throw new IllegalStateException("the reply to " + call.operation() + " was given in pieces");
            });
        }
    }

    @Override
    public void tooLong(MessageBuffer beginning) {
        if (hello == null) {
            MalformedXmlException cause =
                    new MalformedXmlException("more than " + Hello.MAX_BYTES + " bytes are no hello");
            String received = beginning.beginning();
            end.accept(() -> failures.hello().bad(cause, received));
            return;
        }
        try {
            Head head = headOf(beginning, Optional.empty());
            if (Notifications.isOne(head)) {
                audience.tooLong();
                return;
            }
            int kept = beginning.length();
            String received = beginning.end();
            deliver(head, call -> {
                throw failures.tooLong(call.operation(), kept, received);
            });
        } catch (MalformedXmlException e) {
            endUnattributed(e);
        }
    }

    private Framing greeting(MessageBuffer buffer) {
        try {
            Hello said = Hello.read(Message.of(buffer));
            hello = said;
            return said.framing();
        } catch (MalformedXmlException e) {
            String received = buffer.beginning();
            end.accept(() -> failures.hello().bad(e, received));
            return Framing.END_MARK;
        }
    }

    private void route(Message message) {
        if (message.head().isReply()) {
            deliver(message.head(), call -> bounded(call, message));
        } else if (Notifications.isOne(message.head())) {
            audience.came(message);
        } else {
            strayed("a message " + Failures.shortly(message.head().name()));
        }
    }

    /** Before its start tag was whole, nobody knew how much its caller wants. */
    private Message bounded(Call call, Message message) {
        if (message.length() > call.wanted().maxBytes()) {
            throw failures.tooLong(call.operation(), call.wanted().maxBytes(), message.beginning());
        }
        return message;
    }

    private void deliver(Head head, Call.Outcome outcome) {
        Optional<String> id = head.messageId();
        Delivery delivery = calls.deliver(id, outcome);
        String shown = Failures.shortly(id.orElse(""));
        switch (delivery) {
            case DELIVERED -> {}
            case LATE -> LOG.debug("{}: the reply {} came too late and is dropped", failures.name(), shown);
            case UNKNOWN -> strayed("a reply with message-id \"" + shown + "\"");
            case UNCLEAR ->
                end.accept(() -> failures.outOfStep(
                        "the device sent a reply without message-id, and no request is the only one without a reply",
                        null));
        }
    }

    /** It may be what somebody waits for; who does in vain is told of it. */
    private void strayed(String what) {
        LOG.debug("{}: {} is dropped, which belongs to no request", failures.name(), what);
        calls.strayed(what);
    }
}
