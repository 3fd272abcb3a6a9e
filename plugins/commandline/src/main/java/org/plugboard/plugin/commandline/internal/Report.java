// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import org.plugboard.connection.AnswerTooLongException;
import org.plugboard.connection.PartialAnswerException;

/**
 * What people get to see of a command's outcomes: whole answers on one stream, failures on the other, with what had come.
 *
 * @param json whether the answers are one JSON array
 */
record Report(PrintWriter out, PrintWriter err, boolean json) {

    /** Of an answer that is too long: half a screen, to see what it is. */
    private static final int MOST_OF_TOO_LONG = 1000;

    /**
     * Prints each outcome in its order, as soon as it and those before it are there, and returns them; behind the end of the container
     * those that are news.
     */
    List<Outcome> print(List<Future<Outcome>> outcomes, Opened opened) throws Exception {
        List<Outcome> ended = new ArrayList<>();
        for (Future<Outcome> future : outcomes) {
            Outcome outcome;
            try {
                outcome = future.get();
            } catch (CancellationException e) {
                // Neither its turn nor that of those behind it came before the end.
                return ended;
            }
            ended.add(outcome);
            if (outcome.failure() == null) {
                answered(outcome, outcomes.size() > 1);
            } else if (!opened.ended() || outcome.isNews()) {
                failed(outcome.failure());
            }
            out.flush();
            err.flush();
        }
        if (json && !opened.ended()) {
            out.println(Json.of(ended.stream().map(Outcome::toMap).toList()));
        }
        return ended;
    }

    private void answered(Outcome outcome, boolean isOneOfSeveral) {
        if (json) {
            return;
        }
        if (isOneOfSeveral) {
            out.println(outcome.device() + ":");
        }
        out.println(outcome.output());
    }

    private void failed(RuntimeException failure) {
        err.println("plugboard: " + failure.getMessage());
        if (!json
                && failure instanceof PartialAnswerException partial
                && !partial.received().isEmpty()) {
            String received = partial.received();
            boolean isCut = failure instanceof AnswerTooLongException && received.length() > MOST_OF_TOO_LONG;
            int from = isCut ? received.length() - MOST_OF_TOO_LONG : 0;
            err.println("plugboard: what had come" + (isCut ? ", behind " + from + " characters more:" : ":"));
            err.println(received.substring(from));
        }
    }
}
