// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.plugin.terminal.internal.PagedDevice.TypedAhead;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Terminal;

/** Pages are turned where the device could not be told to show none, and nothing of that is left in the answer. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PagersTest {

    private static final String PAGES = "one\r\n  two\r\n\f\r\n three\r\n\ffour\r\n\f  five --More-- \r\n";
    private static final String ANSWER = "one\n  two\n\n three\nfour\n  five --More-- ";
    private static final String BACKSPACES = "\b".repeat(9) + " ".repeat(8) + "\b".repeat(9);

    static Stream<Arguments> pagers() {
        return IntStream.of(IntStream.rangeClosed(1, 64)
                        .filter(n -> n < 20 || n % 8 == 0)
                        .toArray())
                .boxed()
                .flatMap(chunk -> Stream.of(
                        Arguments.of(chunk, "iosxe", "R1#", " --More-- ", BACKSPACES),
                        Arguments.of(chunk, "iosxe", "R1#", "\u001b[K --More-- ", "\b \b".repeat(10) + "\u001b[K"),
                        Arguments.of(chunk, "nxos", "sw# ", "\u001b[7m--More--\u001b[27m", "\r\u001b[K"),
                        Arguments.of(chunk, "nxos", "sw# ", "\u001b[7m--More--\u001b[27m", "\u001b[2K\r"),
                        Arguments.of(chunk, "frr", "vm# ", "--More--", "\r        \r"),
                        Arguments.of(chunk, "junos", "root@vmx> ", "---(more 45%)---", "\r" + " ".repeat(40) + "\r")));
    }

    @ParameterizedTest
    @MethodSource("pagers")
    void pagesAreTurnedWithoutATrace(int chunk, String os, String prompt, String pager, String erasing) {
        assertTurned(os, new PagedDevice(prompt, pager, erasing, PAGES, chunk), " ");
    }

    /** None of them is a platform of its own here. */
    static Stream<Arguments> pagersOfMany() {
        String vrp = "\u001b[42D" + " ".repeat(42) + "\u001b[42D";
        return Stream.of(1, 7, 4096)
                .flatMap(chunk -> Stream.of(
                        Arguments.of(chunk, "<--- More --->", "\r" + " ".repeat(14) + "\r", " "),
                        Arguments.of(chunk, "  ---- More ----", vrp, " "),
                        Arguments.of(chunk, "---- More ----", "\u001b[16D" + " ".repeat(16) + "\u001b[16D", " "),
                        Arguments.of(chunk, "--More-- or (q)uit", "\r" + " ".repeat(18) + "\r", " "),
                        Arguments.of(chunk, "Press any key to continue (Q to quit)", "\r" + " ".repeat(37) + "\r", "c"),
                        Arguments.of(chunk, "Press 'c' to continue", "\r\n\u001b[1A\u001b[2K", "c")));
    }

    @ParameterizedTest
    @MethodSource("pagersOfMany")
    void whatNobodyHasDescribedHasAPagerToo(int chunk, String pager, String erasing, String key) {
        assertTurned("unheard-of", new PagedDevice("box> ", pager, erasing, PAGES, chunk), key);
    }

    private static void assertTurned(String os, PagedDevice device, String key) {
        Terminal session = connected(os, device);
        assertThat(session.execute("show")).isEqualTo(ANSWER);
        assertThat(session.execute("next")).isEqualTo("2");
        assertThat(device.keys).containsExactly(key, key, key);
    }

    private static Terminal connected(String os, PagedDevice device) {
        Terminal session =
                Sessions.create(Sessions.context(os, device.transport, Sessions.CREDENTIAL, Map.of()), "ssh");
        session.connect(Deadline.after(Sessions.LONG));
        return session;
    }

    /** An output rests at what looks like the prompt, so the device is asked; then a pager shows, which takes that for a key. */
    @ParameterizedTest
    @EnumSource(names = {"ONE_KEY", "DROPPED"})
    void pagesAreTurnedWhileTheDeviceIsAskedWhetherItIsDone(TypedAhead ahead) {
        for (int chunk = 1; chunk <= 16; chunk++) {
            for (String os : List.of("iosxe", "frr")) {
                PagedDevice device = rests(chunk, "R1#1\r\nR1#R\r\n  two\r\n\f\r\n three\r\n\ffour\r\n")
                        .with(ahead);
                Terminal session = connected(os, device);
                assertThat(session.execute("show")).isEqualTo("R1#1\nR1#\n  two\n\n three\nfour");
                assertThat(session.execute("next")).isEqualTo("2");
            }
        }
    }

    /** Every key but three of them ends the output: a marker would. */
    @Test
    void nothingThatEndsTheOutputIsTypedWhereAPagerMayShow() {
        for (int chunk = 1; chunk <= 16; chunk++) {
            PagedDevice device = rests(chunk, "R1#1\r\n\fR1#R\r\n  two\r\n\f\r\n three\r\n\fR1#R\r\nR1#\r\n\fR1#R\r\n");
            Terminal session = connected("iosxe", device);
            assertThat(session.execute("show"))
                    .as("reads of %d", chunk)
                    .isEqualTo("R1#1\nR1#\n  two\n\n three\nR1#\nR1#\nR1#");
            assertThat(session.execute("next")).isEqualTo("2");
            assertThat(device.keys).contains("\r").containsOnly(" ", "\r");
        }
    }

    private static PagedDevice rests(int chunk, String pages) {
        return new PagedDevice("R1#", " --More-- ", BACKSPACES, pages.replace("R1#R", "R1#" + PagedDevice.REST), chunk);
    }

    /** FRR's VTY waits within a long line. */
    @Test
    void aPageMayEndWithinALine() {
        String erasing = "\b".repeat(10) + " ".repeat(10) + "\b".repeat(10);
        for (int chunk = 1; chunk <= 32; chunk++) {
            PagedDevice device = new PagedDevice("vm# ", " --More-- ", erasing, "a long \f line\r\n\f\r\nb\r\n", chunk);
            assertThat(connected("frr", device).execute("show")).isEqualTo("a long  line\n\nb");
            assertThat(device.keys).containsExactly(" ", " ");
        }
    }

    @Test
    void aLineOfOutputThatLooksLikeAPagerIsNotAnswered() {
        for (int chunk = 1; chunk <= 16; chunk++) {
            PagedDevice device = new PagedDevice("R1#", "", "", "a\r\n--More--\r\nb\r\n --More-- \r\nc\r\n", chunk);
            assertThat(connected("iosxe", device).execute("show")).isEqualTo("a\n--More--\nb\n --More-- \nc");
            assertThat(device.keys).isEmpty();
        }
    }

    @Test
    void aPagerThatACallerLeftIsQuit() {
        PagedDevice device = new PagedDevice("R1#", " --More-- ", BACKSPACES, PAGES, 4096);
        Terminal session = connected("iosxe", device);
        session.sendLine("show");
        assertThat(session.expect("--More-- ")).endsWith("two\n --More-- ");
        assertThat(session.execute("next")).isEqualTo("2");
    }
}
