// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import org.jspecify.annotations.Nullable;

/** One request. What can change belongs to {@link Calls}, which changes it under its lock; its caller reads whether it is done. */
final class Call {

    /** Gives the reply, or throws what came instead, in the caller's thread. */
    interface Outcome {
        Message of(Call call);
    }

    private final String id;
    private final Wanted wanted;
    private final Waiter waiter;
    private boolean sent;
    private boolean lost;
    private volatile @Nullable Outcome outcome;

    Call(String id, Wanted wanted, Waiter waiter) {
        this.id = id;
        this.wanted = wanted;
        this.waiter = waiter;
    }

    String id() {
        return id;
    }

    String operation() {
        return wanted.operation().name();
    }

    Wanted wanted() {
        return wanted;
    }

    Waiter waiter() {
        return waiter;
    }

    boolean isDone() {
        return outcome != null;
    }

    /** The reply, or the exception that came instead; for a call that is done. */
    Message result() {
        Outcome known = outcome;
        if (known == null) {
            throw new IllegalStateException(operation() + " is not done");
        }
        return known.of(this);
    }

    /** From now on there may be a reply. */
    void sent() {
        sent = true;
    }

    /** Whether the device may have it; for the thread that sends it. */
    boolean isSent() {
        return sent;
    }

    /** Whether the reply is still to come. */
    boolean isOwed() {
        return sent && !isDone();
    }

    /** There is no reply any more. What was not sent by now never will be. */
    void lose(Ending ending) {
        lost = true;
        boolean mayBeDone = sent;
        // In its caller's thread: what it is for is seen in its XML.
        complete(own -> {
            throw ending.told(mayBeDone ? wanted.purpose().lost() : "");
        });
    }

    /** It was in the write whose failure ended the session, and which says more of it; its own thread does this. */
    void tear(Torn torn) {
        if (lost) {
            outcome = torn;
        }
    }

    void complete(Outcome known) {
        outcome = known;
        waiter.done(this);
    }
}
