// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.Optional;
import org.plugboard.cli.DialogResult;
import org.plugboard.connection.ConnectionException;
import org.plugboard.spi.Deadline;

/** What comes back while the caller reads by himself, between {@code send} and the next command. */
final class FreeText {

    private static final int WINDOW = RunningDialog.WINDOW;
    private static final int MOST_AT_ONCE = 64;

    private final Wire wire;
    private final Failures failures;
    private final int maxAnswer;
    private PlainText text = new PlainText();
    private int searched;

    FreeText(Wire wire, Failures failures, int maxAnswer) {
        this.wire = wire;
        this.failures = failures;
        this.maxAnswer = maxAnswer;
    }

    /** Forgets what nobody took. */
    void clear() {
        text = new PlainText();
        searched = 0;
    }

    /** Waits until something has come; empty if nothing came in time. */
    String receive(Deadline deadline) {
        boolean came = read(deadline);
        while (came && text.length() == 0 && !deadline.isOver()) {
            // Escape sequences alone are no text.
            came = read(deadline);
        }
        for (int more = 0; came && more < MOST_AT_ONCE; more++) {
            // What is there already belongs to it, but a peer that never stops must not keep the call.
            came = read(Deadline.after(Duration.ZERO));
        }
        return take(text.length());
    }

    /**
     * Waits until the pattern matches, and returns what came up to the end of the match. A match that grows from read to
     * read begins at most 8,192 characters before what is new.
     */
    String expect(Pattern pattern, Deadline deadline) {
        searched = 0;
        while (true) {
            int from = Math.max(0, searched - WINDOW);
            Matcher matcher = pattern.matcher(text.tail(text.length() - from));
            if (matcher.find()) {
                return take(from + matcher.end());
            }
            searched = text.length();
            if (deadline.isOver() || !read(deadline)) {
                throw failures.timedOut(deadline, "a match of /" + pattern.pattern() + "/", received(), "");
            }
        }
    }

    /** Holds a dialog until one of its statements ends it. */
    DialogResult converse(RunningDialog dialog) {
        long begun = System.nanoTime();
        StringBuilder said = new StringBuilder();
        String before = take(text.length());
        said.append(dialog.hear(AnswerBuffer.of(before), 0, before.length()));
        Optional<RunningDialog.Turn> turn = dialog.act();
        while (turn.isEmpty() || !dialog.isOver()) {
            if (turn.isPresent() || listen(dialog, said)) {
                turn = dialog.act();
            } else {
                turn = dialog.actOnTimeout();
                if (turn.isEmpty()) {
                    throw failures.timedOut(dialog.deadline(), "the end of the dialog", soFar(dialog, said), "");
                }
            }
            turn.filter(done -> dialog.isOver() || done.statement().trims())
                    .ifPresent(done -> said.append(done.received()));
        }
        String rest = dialog.heard();
        text.add(AnswerBuffer.of(rest), 0, rest.length());
        return new DialogResult(
                wire.withoutSecrets(said.toString()),
                turn.get().statement(),
                Duration.ofNanos(System.nanoTime() - begun));
    }

    private boolean listen(RunningDialog dialog, StringBuilder said) {
        wire.clear();
        if (dialog.deadline().isOver() || !wire.read(dialog.deadline(), () -> soFar(dialog, said))) {
            return false;
        }
        AnswerBuffer buffer = wire.buffer();
        said.append(dialog.hear(buffer, 0, buffer.length()));
        if (said.length() > maxAnswer) {
            throw failures.tooLong(maxAnswer, soFar(dialog, said));
        }
        return true;
    }

    private String soFar(RunningDialog dialog, StringBuilder said) {
        return wire.masked(said + dialog.heard());
    }

    private String take(int count) {
        searched = 0;
        return text.take(count);
    }

    private String received() {
        return wire.masked(text.tail(text.length()));
    }

    private boolean read(Deadline deadline) {
        wire.clear();
        boolean came = wire.read(deadline, this::received);
        AnswerBuffer buffer = wire.buffer();
        text.add(buffer, 0, buffer.length());
        if (text.length() > maxAnswer) {
            ConnectionException tooLong = failures.tooLong(maxAnswer, received());
            clear();
            throw tooLong;
        }
        return came;
    }
}
