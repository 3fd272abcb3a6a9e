// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;

/** Says of replies that did not come in time what came instead: a part, another message that takes long, one that is nobody's. Thread-safe. */
final class Overdue {

    private final Calls calls;
    private final Incoming incoming;
    private final Failures failures;

    Overdue(Calls calls, Incoming incoming, Failures failures) {
        this.calls = calls;
        this.incoming = incoming;
        this.failures = failures;
    }

    /** The reply to this call, which has not ended yet. */
    TimedOutException reply(Call call, Deadline deadline) {
        Optional<Arriving> arriving = incoming.arriving();
        Optional<Arriving> own = arriving.filter(message -> message.answers(call));
        if (own.isPresent()) {
            return failures.cutOff(call, deadline, own.get().bytes());
        }
        List<String> seen = new ArrayList<>();
        calls.strayBehind(call).ifPresent(stray -> seen.add(stray + " came meanwhile, which belongs to no request"));
        arriving.ifPresent(message -> seen.add(inWords(message)));
        return failures.noReply(
                call, deadline, calls.size() - 1, seen.isEmpty() ? "nothing of it came" : String.join(", ", seen));
    }

    /** The replies to requests whose callers have gone. */
    TimedOutException owed(Deadline deadline) {
        return failures.stillOwed(
                calls.owed(), deadline, incoming.arriving().map(this::inWords).orElse("nothing of them is coming"));
    }

    private String inWords(Arriving message) {
        return "%s is coming still, %d bytes of it so far".formatted(what(message), message.bytes());
    }

    private String what(Arriving message) {
        return message.begun().map(this::what).orElse("a message whose start tag is not there yet");
    }

    private String what(Begun message) {
        if (!message.head().isReply()) {
            return "a message " + Failures.shortly(message.head().name());
        }
        if (message.request().isPresent()) {
            return replyTo(message.request().get());
        }
        return message.head()
                .messageId()
                .map(id -> "a reply with message-id \"" + Failures.shortly(id) + "\", which belongs to no request,")
                .orElse("a reply without message-id");
    }

    private String replyTo(String id) {
        return calls.waiting(id)
                .map(call -> "the reply to " + call.operation() + " of another caller (message-id " + id + ")")
                .orElse("the reply to an earlier request whose caller has gone (message-id " + id + ")");
    }
}
