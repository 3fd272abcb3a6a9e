// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
    private final Consumer<Ending> end;
    private volatile @Nullable Hello hello;

    /** The message that comes and is not whole yet. */
    private @Nullable Begun begun;

    /** @param end ends the session */
    Dispatch(Calls calls, Audience audience, Failures failures, Consumer<Ending> end) {
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
    Optional<Begun> begun() {
        return Optional.ofNullable(begun);
    }

    @Override
    public long begins(Head head, int limit) {
        Begun beginning = whose(head);
        begun = beginning;
        if (beginning.request().isPresent()) {
            return calls.waiting(beginning.request().get()).map(this::kept).orElse(Frames.NOT_AT_ALL);
        }
        return head.isReply() && head.messageId().isPresent() ? Frames.NOT_AT_ALL : limit;
    }

    private Begun whose(Head head) {
        return new Begun(head, head.isReply() ? calls.answered(head.messageId()) : Optional.empty());
    }

    private long kept(Call call) {
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
                Begun whole = begunBy(buffer, head);
                begun = null;
                Message message = new Message(buffer, whole.head());
                route(whole, call -> bounded(call, message), () -> audience.came(message));
            } catch (MalformedXmlException e) {
                endUnattributed(e);
            }
        }
        return known.framing();
    }

    private Begun begunBy(MessageBuffer beginning, Optional<Head> seen) throws MalformedXmlException {
        Begun known = begun;
        if (known == null) {
            return whose(seen.isPresent() ? seen.get() : Head.of(beginning));
        }
        return known;
    }

    /** A message that is broken is its caller's only if it says whose it is. */
    private void endUnattributed(MalformedXmlException e) {
        end.accept(failures.end()
                .outOfStep(
                        "nobody can tell whose a message of the device is, since its start tag cannot be read: "
                                + e.getMessage(),
                        e));
    }

    @Override
    public void passed() {
        Begun ended = begun;
        begun = null;
        if (ended != null && !ended.isTold()) {
            deliver(ended, call -> {
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
            end.accept(ignored -> failures.hello().bad(cause, received));
            return;
        }
        try {
            Begun cut = begunBy(beginning, Optional.empty());
            begun = cut.told();
            int kept = beginning.length();
            String received = beginning.end();
            Call.Outcome outcome = call -> {
                throw failures.tooLong(call, kept, received);
            };
            route(cut, outcome, audience::tooLong);
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
            end.accept(ignored -> failures.hello().bad(e, received));
            return Framing.END_MARK;
        }
    }

    private void route(Begun message, Call.Outcome reply, Runnable notification) {
        if (message.head().isReply()) {
            deliver(message, reply);
        } else if (Notifications.isOne(message.head())) {
            notification.run();
        } else {
            strayed("a message " + Failures.shortly(message.head().name()));
        }
    }

    /** Before its start tag was whole, nobody knew how much its caller wants. */
    private Message bounded(Call call, Message message) {
        if (message.length() > call.wanted().maxBytes()) {
            throw failures.tooLong(call, call.wanted().maxBytes(), message.beginning());
        }
        return message;
    }

    private void deliver(Begun reply, Call.Outcome outcome) {
        Optional<String> id = reply.request().or(reply.head()::messageId);
        if (id.isEmpty()) {
            end.accept(failures.end()
                    .outOfStep(
                            "the device sent a reply without message-id, and when it began no request was the only one without a reply",
                            null));
            return;
        }
        String shown = Failures.shortly(id.get());
        Delivery delivery =
                reply.request().map(request -> calls.deliver(request, outcome)).orElse(Delivery.UNKNOWN);
        switch (delivery) {
            case DELIVERED -> {}
            case LATE -> LOG.debug("{}: the reply {} came too late and is dropped", failures.name(), shown);
            case UNKNOWN -> strayed("a reply with message-id \"" + shown + "\"");
        }
    }

    /** It may be what somebody waits for; who does in vain is told of it. */
    private void strayed(String what) {
        LOG.debug("{}: {} is dropped, which belongs to no request", failures.name(), what);
        calls.strayed(what);
    }
}
