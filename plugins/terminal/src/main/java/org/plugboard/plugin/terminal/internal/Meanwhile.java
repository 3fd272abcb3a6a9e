// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.util.Optional;
import org.plugboard.plugin.terminal.internal.platform.TextBlock;

/** What a device may want before its prompt comes: an answer to a question, or the next line of a text. */
final class Meanwhile {

    /** A question is no longer than this. */
    private static final int LONGEST_QUESTION = 512;

    private final AnswerBuffer buffer;
    private final Sent sent;
    private int heard;

    Meanwhile(AnswerBuffer buffer, Sent sent) {
        this.buffer = buffer;
        this.sent = sent;
    }

    /** Whether the answer from {@code start} on ends here without a prompt; {@code silent} if nothing came for long. */
    boolean endsAnswer(int start, boolean silent) {
        return asks(start) || isOpened(start, silent);
    }

    private boolean asks(int start) {
        int line = buffer.lastLine(Math.max(start, buffer.length() - LONGEST_QUESTION));
        Pattern question = sent.question();
        return question != null && question.matches(buffer.subSequence(line, buffer.length()));
    }

    /** Whether the device waits for the next line of the text that was begun. */
    private boolean isOpened(int start, boolean silent) {
        TextBlock block = sent.block();
        Pattern opened = block == null ? null : block.opened();
        return block != null
                && (silent
                        || (opened != null
                                && PlainText.of(
                                                buffer,
                                                Math.max(start, buffer.length() - LONGEST_QUESTION),
                                                buffer.length())
                                        .lines()
                                        .anyMatch(line -> opened.matches(line.strip()))));
    }

    /** Lets the dialog hear what is new behind {@code start}; whether it has sent something. */
    boolean replies(RunningDialog dialog, int start) {
        dialog.hear(buffer, Math.max(heard, start), buffer.length());
        heard = buffer.length();
        boolean replied = false;
        Optional<RunningDialog.Turn> turn = dialog.act();
        while (turn.isPresent()) {
            replied = replied || turn.get().replied();
            turn = dialog.act();
        }
        return replied;
    }

    /** Whether somebody wants to know what the device says before its prompt comes. */
    boolean isAwaited(boolean started) {
        return sent.block() != null || (sent.dialog() != null && !started);
    }
}
