// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.TimedOutException;

final class ReportTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Opened opened = new Opened();

    private static Future<Outcome> outcome(String device, boolean isNews, @Nullable RuntimeException failure) {
        return CompletableFuture.completedFuture(
                new Outcome(device, null, isNews, failure == null ? "done" : null, failure, Duration.ZERO));
    }

    private void print(List<Future<Outcome>> outcomes) throws Exception {
        List<Outcome> printed = new Report(new PrintWriter(out), new PrintWriter(err), false).print(outcomes, opened);
        assertThat(printed).hasSameSizeAs(outcomes);
    }

    @Test
    void behindTheEndOnlyThatIsToldWhichWhoeverMadeItDoesNotKnow() throws Exception {
        opened.end();
        print(List.of(
                outcome("R1", true, new TimedOutException("R1: it may be done")),
                outcome("R2", false, new TimedOutException("R2: not connected")),
                outcome("R3", true, null)));
        assertThat(err).hasToString("plugboard: R1: it may be done\n");
        assertThat(out).hasToString("R3:\ndone\n");
    }

    @Test
    void whileNobodyEndsItAllIsTold() throws Exception {
        print(List.of(outcome("R2", false, new TimedOutException("R2: not connected"))));
        assertThat(err).hasToString("plugboard: R2: not connected\n");
    }

    /** As plugins have them. */
    private static final class RanOutException extends TimedOutException {

        private static final long serialVersionUID = 1L;

        RanOutException() {
            super("R1: too late");
        }
    }

    @Test
    void theKindOfAFailureIsThatOfTheApi() {
        assertThat(Outcome.error(new RanOutException())).containsEntry("kind", "TimedOut");
        assertThat(Outcome.error(new IllegalStateException("x"))).containsEntry("kind", "IllegalState");
    }
}
