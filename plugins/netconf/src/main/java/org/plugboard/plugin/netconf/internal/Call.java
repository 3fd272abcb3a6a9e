// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/** One request. What can change belongs to {@link Calls}, which changes it under its lock; its caller reads whether it is done. */
final class Call {

    /** Gives the reply, or throws what came instead, in the caller's thread. */
    interface Outcome {
        Message of(Call call);
    }

    private final String id;
    private final String operation;
    private final Condition changed;
    private boolean sent;
    private boolean waiting;
    private volatile @Nullable Outcome outcome;

    /** @param changed is signalled when it is done, and when its caller has to read */
    Call(String id, String operation, Condition changed) {
        this.id = id;
        this.operation = operation;
        this.changed = changed;
    }

    String id() {
        return id;
    }

    String operation() {
        return operation;
    }

    boolean isDone() {
        return outcome != null;
    }

    /** The reply, or the exception that came instead; for a call that is done. */
    Message result() {
        Outcome known = outcome;
        if (known == null) {
            throw new IllegalStateException(operation + " is not done");
        }
        return known.of(this);
    }

    Condition changed() {
        return changed;
    }

    /** From now on there may be a reply. */
    void sent() {
        sent = true;
    }

    /** Whether the reply is still to come. */
    boolean isOwed() {
        return sent && !isDone();
    }

    /** Whether its caller waits for others to read. */
    void waiting(boolean waits) {
        waiting = waits;
    }

    boolean canRead() {
        return waiting && !isDone();
    }

    void complete(Outcome known) {
        outcome = known;
        changed.signal();
    }
}
