// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.ConnectionEvent;

/** The command {@code events}, and what it remembers. */
class EventListingTest {

    private final TestBench bench = new TestBench();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        bench.close();
    }

    private int run(String... lines) throws IOException {
        return bench.script(Files.write(folder.resolve("lab.pb"), List.of(lines)));
    }

    private static ConnectionEvent event(long number) {
        return event(number, "lab");
    }

    private static ConnectionEvent event(long number, String testbed) {
        return new ConnectionEvent(
                number,
                Instant.now().minus(Duration.ofDays(2)),
                ConnectionEvent.Kind.PLUGIN_WITHDRAWN,
                Optional.of(testbed),
                "R1",
                "pool",
                "cli",
                Optional.empty(),
                OptionalInt.of(2),
                "ssh 1.0 was removed");
    }

    private void remember(int count) {
        for (int number = 1; number <= count; number++) {
            bench.events.happened(event(number));
        }
    }

    @Test
    void withoutOneItSaysSo() throws IOException {
        assertThat(run("events")).isZero();
        assertThat(bench.out()).isEqualTo("no event\n");
    }

    @Test
    void whatTheShellDidIsListedInItsOrder() throws IOException {
        assertThat(run("connect phoenix", "phoenix disconnect")).isZero();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (bench.events.last(9).size() < 3) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
        assertThat(run("events")).isZero();
        assertThat(bench.out())
                .containsPattern(
                        """
                        NUMBER +TIME +CONNECTION +EVENT +REASON
                        1 +\\d\\d:\\d\\d:\\d\\d +phoenix/default +instantiated
                        2 +\\d\\d:\\d\\d:\\d\\d +phoenix/default +connected
                        3 +\\d\\d:\\d\\d:\\d\\d +phoenix/default +disconnected +it was disconnected
                        """);
    }

    @Test
    void onlySoManyAreListedAsAreAskedFor() throws IOException {
        remember(30);
        assertThat(run("events 1", "events")).isZero();
        assertThat(bench.out())
                .matches(
                        "(?s)NUMBER [^\n]*\n30 +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d +R1/pool#2 +plugin withdrawn +ssh 1.0"
                                + " was removed\nNUMBER [^\n]*\n11 .*");
    }

    @Test
    void theTestbedsAreNamedWhereThereAreSeveral() throws IOException {
        bench.events.happened(event(1, "lab"));
        bench.events.happened(event(2, "field"));
        assertThat(run("events 1", "events")).isZero();
        assertThat(bench.out())
                .matches(
                        "(?s)NUMBER +TIME +CONNECTION [^\n]*\n2 [^\n]*:\\d\\d +R1/pool#2 [^\n]*\n"
                                + "NUMBER +TIME +TESTBED +CONNECTION [^\n]*\n1 [^\n]* +lab +R1/pool#2 [^\n]*\n2 [^\n]* +field +R1/pool#2 .*");
    }

    @Test
    void theOldestAreForgotten() {
        remember(EventLog.KEPT + 5);
        assertThat(bench.events.last(Integer.MAX_VALUE))
                .hasSize(EventLog.KEPT)
                .first()
                .extracting(ConnectionEvent::number)
                .isEqualTo(6L);
    }

    @Test
    void whatIsNoNumberIsRefused() throws IOException {
        assertThat(run("events soon")).isEqualTo(1);
        assertThat(run("events 0")).isEqualTo(1);
        assertThat(bench.err())
                .contains("events: 'soon' is no number; usage: events [NUMBER]", "events: '0' is not above 0");
    }
}
