// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.AnswerTooLongException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.connection.PartialAnswerException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Terminal;

/** Peers that never stop, in a heap that is smaller than what they send. No call outlives its deadline. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostilePeerTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int MEGABYTE = 1024 * 1024;
    private static final int KEPT = 128 * 1024;

    private final FakeDevice device = FakeDevice.at("R1#").on("show clock", "12:00\r\n");
    private final FloodingTransport transport = new FloodingTransport(device.transport);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "welcome to nothing\r\n",
                "x",
                " ",
                "\r",
                "\b",
                "\u0000",
                "R1#",
                "R1#\r\n",
                "# ",
                "> \r\n",
                "switch: ",
                "\u001b[31m",
                "\u001b]0;",
                "press return to get started\r\n",
                "Escape character is '^]'.\r\n",
                "Port already in use\r\n",
                "Verification code: \r\n",
                "*Mar  1 00:00:11: %SYS-5-CONFIG_I: x\r\n",
                "\u20ac\uD83D\uDE00"
            })
    void aBannerWithoutEndIsGivenUpAtTheDeadline(String banner) {
        assertGivenUp(banner.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"login: ", "Password: ", "Verification code: ", "", "Escape character is '^]'.\r\n"})
    void aPeerThatFallsSilentAtLoginIsGivenUpAtTheDeadline(String last) {
        FakeDevice silent = FakeDevice.greeting(last, (self, line) -> self.say(""));
        FakeContext context = Sessions.context("linux", silent.transport, Sessions.CREDENTIAL, Map.of());
        context.asker = (question, hidden) -> Optional.of("287082");
        Terminal session = Sessions.create(context, "telnet");
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> session.connect(Deadline.after(SHORT)))
                .withMessageContainingAll("R1/cli", "300 ms");
        assertThat(silent.transport.isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"login: ", "Password: ", "Verification code: "})
    void aFloodBehindAnAnswerIsGivenUpAtTheDeadline(String question) {
        byte[] log = "*Mar  1 00:00:11: %SYS-5-CONFIG_I: x\r\n".getBytes(StandardCharsets.UTF_8);
        FakeDevice asking = FakeDevice.greeting(question, (self, line) -> self.say(""));
        FloodingTransport flooding = new FloodingTransport(asking.transport);
        asking.reader((self, line) -> flooding.flood(log));
        FakeContext context = Sessions.context("linux", flooding, Sessions.CREDENTIAL, Map.of());
        context.asker = (text, hidden) -> Optional.of("287082");
        Terminal session = Sessions.create(context, "telnet");
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> session.connect(Deadline.after(SHORT)))
                .satisfies(e -> assertThat(e.received()).hasSizeLessThan(KEPT));
    }

    @Test
    void bytesThatAreNoTextAreNoExceptionOfTheirOwn() {
        assertGivenUp(new byte[] {(byte) 0xff, (byte) 0xc3, (byte) 0xe2, (byte) 0x82, (byte) 0xf0, (byte) 0x80, 0x1b});
    }

    private void assertGivenUp(byte[] banner) {
        for (String os : new String[] {"iosxe", "junos", "linux", "generic"}) {
            FakeDevice silent = FakeDevice.greeting("", (self, line) -> self.say(""));
            FloodingTransport flooding = new FloodingTransport(silent.transport);
            flooding.flood(banner);
            Terminal session = Sessions.create(Sessions.context(os, flooding, Sessions.CREDENTIAL, Map.of()), "telnet");
            ConnectionException failure = catchThrowableOfType(
                    ConnectionException.class, () -> session.connect(Deadline.after(Duration.ofMillis(50))));
            assertThat(failure).as(os).isNotNull();
            assertThat(failure.getMessage()).startsWith("R1/cli").hasSizeLessThan(1000);
            assertThat(flooding.isOpen()).isFalse();
            if (failure instanceof PartialAnswerException partial) {
                assertThat(partial.received()).hasSizeLessThan(KEPT);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyz\u001b[0m", "long\r\n"})
    void aBannerThatIsLongerThanAnAnswerMayBeIsNotKept(String banner) {
        String line = "welcome ".repeat(200) + banner;
        transport.flood(line.getBytes(StandardCharsets.UTF_8));
        Map<String, Object> arguments = Map.of("max_answer", MEGABYTE);
        Terminal session =
                Sessions.create(Sessions.context("iosxe", transport, Sessions.CREDENTIAL, arguments), "telnet");
        stopAfter(8 * MEGABYTE, "\r\nR1#");
        session.connect(Deadline.after(Duration.ofSeconds(60)));
        assertThat(transport.sent.get()).isGreaterThanOrEqualTo(8 * MEGABYTE);
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void anAnswerWithoutEndIsCutAtItsCapAndTheNextIsWhole() throws Exception {
        Terminal session = connected();
        device.reader((self, line) -> flood(self, line, "0123456789abcdef\r\n"));
        AnswerTooLongException failure =
                catchThrowableOfType(AnswerTooLongException.class, () -> session.execute("show flood"));
        assertThat(failure.received()).hasSizeBetween(1000, KEPT).contains("\n0123456789abcdef\n");
        assertThat(transport.sent.get()).isGreaterThan(64 * MEGABYTE);
        transport.flood(null);
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"R1#", "\r\nR1#", "R1#\r\n", "show flood\r\n", "\u001b[K", "\u0000"})
    void anAnswerWithoutEndIsGivenUpAtTheDeadlineAndSoIsTheSearchForThePrompt(String text) {
        Terminal session = connected();
        device.reader((self, line) -> flood(self, line, text));
        assertThat(catchThrowableOfType(PartialAnswerException.class, () -> session.execute("show flood", SHORT)))
                .isInstanceOfAny(TimedOutException.class, AnswerTooLongException.class);
        assertThatExceptionOfType(OutOfStepException.class)
                .isThrownBy(() -> session.execute("show clock", SHORT))
                .withMessageContainingAll("R1/cli", "connect again");
        assertThat(session.isConnected()).isFalse();
    }

    @Test
    void whoReadsByHimselfGetsPieces() {
        Terminal session = connected();
        session.send("x");
        transport.flood("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        for (int piece = 0; piece < 80; piece++) {
            assertThat(session.receive(SHORT)).hasSizeBetween(1000, 2 * 1024 * 1024);
        }
        assertThat(catchThrowableOfType(PartialAnswerException.class, () -> session.expect("never", SHORT)))
                .isInstanceOfAny(TimedOutException.class, AnswerTooLongException.class);
        transport.flood("\u001b[0m".getBytes(StandardCharsets.US_ASCII));
        session.receive(SHORT);
        assertThat(session.receive(SHORT)).isEmpty();
    }

    @Test
    void aByteNowAndThenKeepsNoCallBeyondItsDeadline() {
        Terminal session = connected();
        device.hold("show trickle");
        Thread trickle = new Thread(
                () -> {
                    while (device.transport.isOpen()) {
                        device.say(".");
                        try {
                            device.transport.awaitReader();
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                },
                "trickle");
        trickle.setDaemon(true);
        trickle.start();
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> session.execute("show trickle", SHORT))
                .satisfies(e -> assertThat(e.received()).startsWith("."));
        session.disconnect(Deadline.after(SHORT));
    }

    private void flood(FakeDevice self, String line, String text) {
        if (line.equals("show flood")) {
            transport.flood(text.getBytes(StandardCharsets.UTF_8));
        } else {
            self.answer(line);
        }
    }

    /** Ends the flood once so much was sent. */
    private void stopAfter(long bytes, String behind) {
        Thread stopper = new Thread(
                () -> {
                    while (transport.sent.get() < bytes && transport.isOpen()) {
                        Thread.onSpinWait();
                    }
                    device.say(behind);
                    transport.flood(null);
                },
                "stopper");
        stopper.setDaemon(true);
        stopper.start();
    }

    private Terminal connected() {
        Terminal session = Sessions.create(Sessions.context("iosxe", transport, Sessions.CREDENTIAL, Map.of()), "ssh");
        session.connect(Deadline.after(Sessions.LONG));
        return session;
    }
}
