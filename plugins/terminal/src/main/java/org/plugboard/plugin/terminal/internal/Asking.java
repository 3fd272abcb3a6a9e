// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.Deadline;

/**
 * Asks the device where it is while an answer comes, and finds what it says to that. Where an answer has pages, the Enter key is
 * pressed first: a pager takes that for one more line, but a marker for its own keys, of which the first may end the answer.
 * Not thread-safe.
 */
final class Asking {

    private final Wire wire;
    private final AnswerBuffer buffer;
    private final Prompts prompts;

    /** The markers that were sent, the last one first. */
    private final Deque<Marker> sent = new ArrayDeque<>();

    /** The marker that is sent when the Enter key has brought a second prompt, or null. */
    private @Nullable Marker next;

    /** The prompt behind which the Enter key was pressed, and where the second one begins; null if it was not. */
    private Marker.@Nullable Fix entered;

    private int second;
    private boolean awaited;
    private boolean behindOutput;
    private int askedAt;

    /** As {@link #askedAt}, of the first marker. */
    private int firstAskedAt;

    Asking(Wire wire, Prompts prompts) {
        this.wire = wire;
        this.buffer = wire.buffer();
        this.prompts = prompts;
    }

    /** Asks; {@code paged} if a pager may show. */
    void ask(Marker marker, boolean paged, Deadline deadline) {
        behindOutput = false;
        Marker question = marker.below(prompts.above().count());
        next = paged ? question : null;
        if (paged) {
            type("", deadline);
        } else {
            send(question, deadline);
        }
    }

    /** Asks where no prompt may stand before the marker. */
    void askBehindOutput(Marker marker, Deadline deadline) {
        ask(marker, false, deadline);
        behindOutput = true;
    }

    private void send(Marker question, Deadline deadline) {
        firstAskedAt = sent.isEmpty() ? buffer.length() : firstAskedAt;
        sent.push(question);
        type(question.line(), deadline);
    }

    private void type(String line, Deadline deadline) {
        awaited = true;
        askedAt = buffer.length();
        wire.sendLine(line, deadline);
    }

    /** Whether the device was asked and nothing else ends the answer. */
    boolean isAwaited() {
        return awaited;
    }

    /** The markers that were sent. */
    Collection<Marker> markers() {
        return sent;
    }

    /** Where what had come ended when the first of them was sent. */
    int firstAskedAt() {
        return firstAskedAt;
    }

    /** Something else has taken what was typed, such as a pager. */
    void giveUp() {
        awaited = false;
        next = null;
    }

    /** Whether something took what was typed and showed none of it, and the device went on to what may be its prompt. */
    boolean isLost(int from) {
        return awaited
                && buffer.length() > askedAt
                && prompts.atEnd(buffer, from, true).isPresent()
                && (next != null || !sent.getFirst().hasTraceIn(buffer, askedAt));
    }

    /** Where the answer to the last marker stands, or to the first of those that nothing but lines of a log separates from it. */
    Optional<Marker.Fix> answered(int from, Deadline deadline) {
        Marker marker = next;
        if (marker != null) {
            entered = at(marker.asEnter(), from).orElse(null);
            if (entered != null) {
                second = buffer.lastLine(from);
                next = null;
                send(marker, deadline);
            }
            return Optional.empty();
        }
        return at(sent.getFirst(), from).map(found -> withEarlier(found, from)).map(this::withEnter);
    }

    private Optional<Marker.Fix> at(Marker marker, int from) {
        return behindOutput
                ? marker.behindOutput(buffer, from, prompts::isPromptOfAnyHost)
                : marker.atEnd(buffer, from, prompts::isPromptOfAnyHost);
    }

    private Marker.Fix withEarlier(Marker.Fix last, int from) {
        Marker.Fix first = last;
        for (Marker earlier : sent.stream().skip(1).toList()) {
            first = earlier.orEarlier(first, buffer, from);
        }
        return first;
    }

    /** The Enter key brings one prompt: the one at the marker, or the one before if output had shown two. */
    private Marker.Fix withEnter(Marker.Fix fix) {
        if (entered == null) {
            return fix;
        }
        int behind = second + fix.prompt().length();
        boolean follows = behind <= fix.start() && buffer.skipBack(fix.start(), behind, true) == behind;
        return fix.start() == second ? entered : follows ? new Marker.Fix(fix.prompt(), second) : fix;
    }
}
