// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.SubscriptionEnd;
import org.plugboard.netconf.SubscriptionOptions;

/** The command {@code notifications}. */
@Timeout(60)
class NotifyingTest {

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

    @Test
    void soManyArePrintedAsAreWantedAndTheSessionIsGone() throws IOException {
        bench.announcer.brings = (options, listener) -> {
            listener.notified(AnnouncerFactory.event("up"));
            listener.dropped(3);
            listener.notified(AnnouncerFactory.event("down"));
            listener.notified(AnnouncerFactory.event("more"));
        };
        assertThat(run("notifications phoenix --count 2", "connections phoenix"))
                .isZero();
        assertThat(bench.out())
                .matches(
                        """
                        2024-11-27 \\d\\d:00 up
                        \\(3 were dropped: they came faster than they could be printed\\)
                        2024-11-27 \\d\\d:00 down
                        no connection of phoenix
                        """);
        assertThat(bench.announcer.subscribed).containsExactly(SubscriptionOptions.DEFAULTS);
    }

    @Test
    void theEndOfTheLogIsPrintedAndDoesNotCount() throws IOException {
        bench.announcer.brings = (options, listener) -> {
            listener.notified(AnnouncerFactory.event("up"));
            listener.notified(AnnouncerFactory.event("replayComplete"));
            listener.notified(AnnouncerFactory.event("down"));
            listener.notified(AnnouncerFactory.event("more"));
        };
        assertThat(run("notifications phoenix --from 1h --count 2")).isZero();
        assertThat(bench.out())
                .matches(
                        """
                        2024-11-27 \\d\\d:00 up
                        2024-11-27 \\d\\d:00 replayComplete
                        2024-11-27 \\d\\d:00 down
                        """);
    }

    @Test
    void streamAndTimeAreThoseThatAreNamed() throws IOException {
        assertThat(run("notifications phoenix alarms --from 2024-11-27T12:00:00Z --for 1ms"))
                .isZero();
        assertThat(run("notifications phoenix --for 1ms --from 1h")).isZero();
        assertThat(bench.announcer.subscribed.get(0))
                .isEqualTo(SubscriptionOptions.of("alarms").from(Instant.parse("2024-11-27T12:00:00Z")));
        assertThat(bench.announcer.subscribed.get(1).startTime())
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(65)),
                        Instant.now().minus(Duration.ofMinutes(60)));
    }

    @Test
    void whatAnEventHoldsStandsBehindItsName() throws IOException {
        bench.announcer.brings = (options, listener) -> listener.notified(
                AnnouncerFactory.event(
                        "link",
                        "<e:link xmlns:e='urn:x'><e:port><e:name>eth0</e:name><e:text>to\n  the core</e:text></e:port><e:down/></e:link>"));
        assertThat(run("notifications phoenix --count 1")).isZero();
        assertThat(bench.out()).endsWith(":00 link name=eth0 text=\"to the core\" down\n");
    }

    @Test
    void windowAndFilterAreAskedOfTheDevice() throws IOException {
        assertThat(run(
                        "notifications phoenix --from 2024-11-27T12:00:00Z --until 2024-11-27T13:00:00Z --for 1ms",
                        "notifications phoenix --filter '<up xmlns=\"urn:x\"/>' --for 1ms",
                        "notifications phoenix --filter '/e:up[e:port=1]' xmlns:e=urn:x --for 1ms"))
                .isZero();
        assertThat(bench.announcer.subscribed)
                .containsExactly(
                        SubscriptionOptions.DEFAULTS.between(
                                Instant.parse("2024-11-27T12:00:00Z"), Instant.parse("2024-11-27T13:00:00Z")),
                        SubscriptionOptions.DEFAULTS.filter(Filter.subtree("<up xmlns=\"urn:x\"/>")),
                        SubscriptionOptions.DEFAULTS.filter(Filter.xpath("/e:up[e:port=1]", Map.of("e", "urn:x"))));
    }

    @Test
    void aFilterThatIsAWordIsRefused() throws IOException {
        assertThat(run("notifications phoenix --filter link-change --count 1")).isEqualTo(1);
        assertThat(bench.err()).contains("--filter is 'link-change'; a filter is XML, or an XPath expression");
        assertThat(bench.announcer.subscribed).isEmpty();
    }

    @Test
    void theEventIsPrintedWhereItIsWanted() throws IOException {
        bench.announcer.brings = (options, listener) -> listener.notified(AnnouncerFactory.event("up"));
        assertThat(run("notifications phoenix --xml --count 1")).isZero();
        assertThat(bench.out()).contains(" up\n<up/>\n");
    }

    @Test
    void theStopTimeIsTheEndAndTheLossOfTheSessionAFailure() throws IOException {
        bench.announcer.brings =
                (options, listener) -> listener.ended(new SubscriptionEnd(SubscriptionEnd.Kind.COMPLETE, "complete"));
        assertThat(run("notifications phoenix")).isZero();
        bench.announcer.brings = (options, listener) -> listener.ended(
                new SubscriptionEnd(SubscriptionEnd.Kind.SESSION_ENDED, "phoenix/notifications: the device closed it"));
        assertThat(run("notifications phoenix")).isEqualTo(1);
        assertThat(bench.err()).contains("phoenix/notifications: the device closed it");
    }

    @Test
    void anInterruptIsItsEndAndNoFailure() throws Exception {
        CountDownLatch subscribed = new CountDownLatch(1);
        bench.announcer.brings = (options, listener) -> subscribed.countDown();
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        try (ShellSession session = new ShellSession(
                bench.processor,
                bench.plugboard,
                bench.events,
                bench.testbed,
                InputStream.nullInputStream(),
                nowhere,
                nowhere)) {
            FutureTask<Object> command = new FutureTask<>(() -> session.execute("notifications phoenix"));
            new Thread(command, "shell").start();
            assertThat(subscribed.await(20, TimeUnit.SECONDS)).isTrue();
            session.cancel(false);
            assertThat(command.get(20, TimeUnit.SECONDS)).isNull();
        }
        assertThat(bench.testbed.device("phoenix").connectionManager().connections())
                .isEmpty();
    }

    @Test
    void aConnectionThatCannotNotifyIsNamed() throws IOException {
        assertThat(run("notifications phoenix/mgmt")).isEqualTo(1);
        assertThat(bench.err()).contains("phoenix/notifications", "does not offer Netconf");
    }

    @Test
    void whatIsWrongIsRefusedBeforeAnythingIsConnected() throws IOException {
        Map<String, String> wrong = Map.of(
                "--count 0", "'0' is not above 0",
                "--count many", "'many' is no number",
                "--for ever", "'ever' is no time",
                "--from then", "'then' is neither a moment",
                "--xml --count", "--count has no value",
                "--form 1h", "--form",
                "one two", "'two' is too much",
                "--until 1h", "--until needs --from",
                "--from 1h --until 2h", "--until is not behind --from",
                "--filter '<up/>' xmlns:e=urn:x", "xmlns:… belongs to an XPath");
        for (Map.Entry<String, String> words : wrong.entrySet()) {
            assertThat(run("notifications phoenix " + words.getKey())).isEqualTo(1);
            assertThat(bench.err()).contains(words.getValue());
        }
        assertThat(bench.announcer.subscribed).isEmpty();
    }
}
