// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers ask for is looked at when they say it. */
class RequestsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aProbeHasAtLeastOnePacketOfOneByte(int number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Probe.DEFAULT.times(number))
                .withMessage(
                        "count is %d; it is the number of packets, 1 or more, or left out for the device's own",
                        number);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Probe.DEFAULT.ofBytes(number))
                .withMessageContaining("bytes is %d; it is the size of a packet, 1 or more", number);
    }

    @Test
    void aProbeHasNoEmptyNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Probe.DEFAULT.inVrf(" "))
                .withMessage("vrf is empty; name it, or leave it out for the device's own");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Probe.DEFAULT.from(""))
                .withMessageStartingWith("source is empty");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -5})
    void noTimeLimitIsZeroOrLess(long seconds) {
        Duration limit = Duration.ofSeconds(seconds);
        List.<Runnable>of(
                        () -> Probe.DEFAULT.within(limit),
                        () -> Probe.DEFAULT.waiting(limit),
                        () -> Command.of("show clock").within(limit),
                        () -> Configuration.of("hostname R1").within(limit),
                        () -> Dialog.NONE.within(limit))
                .forEach(request -> assertThatIllegalArgumentException()
                        .isThrownBy(request::run)
                        .withMessageContainingAll("the time limit of", limit.toString(), "give it more than zero"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "show clock", "cat <<EOF\nhello\nEOF", "a\r\nb\r\n"})
    void aCommandIsOneLineOrSeveral(String text) {
        assertThatNoException().isThrownBy(() -> Command.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "show clock\r", "a\rb", "a\r\r\nb"})
    void aCarriageReturnWithinALineIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Command.of(text))
                .withMessageContaining("a command has a carriage return within a line");
    }

    @Test
    void aConfigurationIsMadeOfLines() {
        assertThat(Configuration.of("a\nb\r\nc\rd", "e").lines()).containsExactly("a", "b", "c", "d", "e");
        Configuration one = Configuration.of("a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Configuration(
                        List.of("a\nb"),
                        one.timeout(),
                        one.errors(),
                        one.dialog(),
                        false,
                        one.commit(),
                        Optional.empty()))
                .withMessageContainingAll("a line end in it", "Configuration.of");
    }

    @Test
    void aCommentIsOneLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configuration.of("a").because(" "))
                .withMessage("the comment of a commit is empty; leave it out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configuration.of("a").because("one\ntwo"))
                .withMessage("the comment of a commit is more than one line; make it one");
    }
}
