// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.telnet.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.plugin.telnet.internal.Telnet.BINARY;
import static org.plugboard.plugin.telnet.internal.Telnet.DO;
import static org.plugboard.plugin.telnet.internal.Telnet.DONT;
import static org.plugboard.plugin.telnet.internal.Telnet.ECHO;
import static org.plugboard.plugin.telnet.internal.Telnet.IAC;
import static org.plugboard.plugin.telnet.internal.Telnet.SB;
import static org.plugboard.plugin.telnet.internal.Telnet.SE;
import static org.plugboard.plugin.telnet.internal.Telnet.SUPPRESS_GO_AHEAD;
import static org.plugboard.plugin.telnet.internal.Telnet.TERMINAL_TYPE;
import static org.plugboard.plugin.telnet.internal.Telnet.WILL;
import static org.plugboard.plugin.telnet.internal.Telnet.WINDOW_SIZE;
import static org.plugboard.plugin.telnet.internal.Telnet.WONT;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.plugboard.spi.TransportRequest.Window;

class TelnetCodecTest {

    private static final int NOP = 241;
    private static final int AUTHENTICATION = 37;

    private final TelnetCodec codec = new TelnetCodec(new Window("vt100", 511, 24));

    @Test
    void plainTextIsLeftAlone() {
        assertThat(decode(text("login: \r\n"))).isEqualTo(text("login: \r\n"));
        assertThat(codec.takeReplies()).isEmpty();
    }

    @Test
    void everyByteIsTheSameWhereverItStandsAmongOthers() {
        for (int value = 1; value < IAC; value++) {
            for (int place = 0; place < 17; place++) {
                byte[] data = text("GigabitEthernet0/0/1");
                data[place] = (byte) value;
                assertThat(decode(data)).isEqualTo(data);

                data[place] = (byte) IAC;
                data[place + 1] = (byte) NOP;
                byte[] rest =
                        text("GigabitEthernet0/0/1".substring(0, place) + "GigabitEthernet0/0/1".substring(place + 2));
                assertThat(decode(data)).isEqualTo(rest);
            }
        }
    }

    @Test
    void aDoubledIacIsOneByteOfData() {
        assertThat(decode(bytes('a', IAC, IAC, 'b'))).isEqualTo(bytes('a', IAC, 'b'));
    }

    @Test
    void crNulIsABareCarriageReturnUnlessThePeerIsBinary() {
        assertThat(decode(bytes('a', '\r', 0, 'b', 0))).isEqualTo(bytes('a', '\r', 'b', 0));

        decode(bytes(IAC, WILL, BINARY));

        assertThat(codec.takeReplies()).isEqualTo(bytes(IAC, DO, BINARY));
        assertThat(decode(bytes('a', '\r', 0, 'b'))).isEqualTo(bytes('a', '\r', 0, 'b'));
    }

    @Test
    void aCommandBetweenCrAndNulDoesNotKeepTheNul() {
        assertThat(decode(bytes('\r', IAC, NOP, 0, 'x'))).isEqualTo(bytes('\r', 'x'));
    }

    @Test
    void dataIsSentWithIacDoubledAndABareCarriageReturnAsCrNul() {
        assertThat(codec.encode(bytes('a', IAC, '\r'))).isEqualTo(bytes('a', IAC, IAC, '\r', 0));
        assertThat(codec.encode(text("a\r\nb\rc"))).isEqualTo(text("a\r\nb\r\0c"));
    }

    @Test
    void whatIsSentAfterTheAgreementOnBinaryStandsBehindTheAnswerAndIsNotChanged() {
        decode(bytes(IAC, DO, BINARY));

        assertThat(codec.encode(bytes('\r', IAC))).isEqualTo(bytes(IAC, WILL, BINARY, '\r', IAC, IAC));
    }

    @Test
    void echoAndSuppressGoAheadAreAcceptedFromTheServer() {
        decode(bytes(IAC, WILL, ECHO, IAC, WILL, SUPPRESS_GO_AHEAD));

        assertThat(codec.takeReplies()).isEqualTo(bytes(IAC, DO, ECHO, IAC, DO, SUPPRESS_GO_AHEAD));
    }

    @Test
    void weDoNotEcho() {
        decode(bytes(IAC, DO, ECHO));

        assertThat(codec.takeReplies()).isEqualTo(bytes(IAC, WONT, ECHO));
    }

    @Test
    void anUnknownOptionIsRefusedInBothDirections() {
        decode(bytes(IAC, WILL, AUTHENTICATION, IAC, DO, AUTHENTICATION));

        assertThat(codec.takeReplies()).isEqualTo(bytes(IAC, DONT, AUTHENTICATION, IAC, WONT, AUTHENTICATION));
    }

    @Test
    void whatAlreadyHoldsIsNotAnsweredSoThatNoLoopBegins() {
        decode(bytes(IAC, WILL, ECHO));
        codec.takeReplies();

        decode(bytes(IAC, WILL, ECHO, IAC, WONT, SUPPRESS_GO_AHEAD, IAC, DONT, BINARY));

        assertThat(codec.takeReplies()).isEmpty();
    }

    @Test
    void switchingOffIsAcknowledgedOnce() {
        decode(bytes(IAC, WILL, ECHO, IAC, DO, BINARY));
        codec.takeReplies();

        decode(bytes(IAC, WONT, ECHO, IAC, WONT, ECHO, IAC, DONT, BINARY, IAC, DONT, BINARY));

        assertThat(codec.takeReplies()).isEqualTo(bytes(IAC, DONT, ECHO, IAC, WONT, BINARY));
    }

    @Test
    void theTerminalTypeIsToldWhenItWasAgreedOn() {
        byte[] send = bytes(IAC, SB, TERMINAL_TYPE, 1, IAC, SE);
        decode(send);
        assertThat(codec.takeReplies()).isEmpty();

        decode(bytes(IAC, DO, TERMINAL_TYPE));
        decode(send);

        assertThat(codec.takeReplies())
                .isEqualTo(
                        bytes(IAC, WILL, TERMINAL_TYPE, IAC, SB, TERMINAL_TYPE, 0, 'v', 't', '1', '0', '0', IAC, SE));
    }

    @Test
    void theWindowSizeIsToldWithItsIacDoubled() {
        decode(bytes(IAC, DO, WINDOW_SIZE));

        assertThat(codec.takeReplies())
                .isEqualTo(bytes(IAC, WILL, WINDOW_SIZE, IAC, SB, WINDOW_SIZE, 1, IAC, IAC, 0, 24, IAC, SE));
    }

    @Test
    void withoutATerminalItsOptionsAreRefused() {
        TelnetCodec bare = new TelnetCodec(null);

        decode(bare, bytes(IAC, DO, TERMINAL_TYPE, IAC, DO, WINDOW_SIZE));

        assertThat(bare.takeReplies()).isEqualTo(bytes(IAC, WONT, TERMINAL_TYPE, IAC, WONT, WINDOW_SIZE));
    }

    @Test
    void theResultDoesNotDependOnWhereTheInputIsSplit() {
        byte[] input = bytes(
                'a',
                '\r',
                0,
                'b',
                IAC,
                IAC,
                'c',
                IAC,
                DO,
                TERMINAL_TYPE,
                'd',
                IAC,
                SB,
                TERMINAL_TYPE,
                1,
                IAC,
                SE,
                '\r',
                '\n',
                IAC,
                SB,
                AUTHENTICATION,
                IAC,
                IAC,
                IAC,
                SE,
                IAC,
                NOP,
                0,
                IAC,
                WILL,
                ECHO,
                'e');
        byte[] data = bytes('a', '\r', 'b', IAC, 'c', 'd', '\r', '\n', 0, 'e');
        byte[] replies = bytes(
                IAC, WILL, TERMINAL_TYPE, IAC, SB, TERMINAL_TYPE, 0, 'v', 't', '1', '0', '0', IAC, SE, IAC, DO, ECHO);

        for (int first = 0; first <= input.length; first++) {
            for (int second = first; second <= input.length; second++) {
                TelnetCodec fresh = new TelnetCodec(new Window("vt100", 80, 24));
                ByteArrayOutputStream decoded = new ByteArrayOutputStream();
                decoded.writeBytes(decode(fresh, Arrays.copyOfRange(input, 0, first)));
                decoded.writeBytes(decode(fresh, Arrays.copyOfRange(input, first, second)));
                decoded.writeBytes(decode(fresh, Arrays.copyOfRange(input, second, input.length)));

                assertThat(decoded.toByteArray())
                        .as("split at %d and %d", first, second)
                        .isEqualTo(data);
                assertThat(fresh.takeReplies())
                        .as("split at %d and %d", first, second)
                        .isEqualTo(replies);
            }
        }
    }

    @Test
    void nothingButItsPartOfTheRoomIsTouched() {
        byte[] room = bytes('x', IAC, 'a', 'b', IAC, IAC, '\r', 0, 'c', IAC, NOP, IAC, 0);

        int count = codec.decode(room, 2, 9);

        assertThat(Arrays.copyOfRange(room, 2, 2 + count)).isEqualTo(bytes('a', 'b', IAC, '\r', 'c'));
        assertThat(Arrays.copyOf(room, 2)).isEqualTo(bytes('x', IAC));
        assertThat(Arrays.copyOfRange(room, 11, 13)).isEqualTo(bytes(IAC, 0));
    }

    @Test
    void aStormOfOptionsIsAnsweredABoundedNumberOfTimes() {
        ByteArrayOutputStream storm = new ByteArrayOutputStream();
        for (int i = 0; i < 10_000; i++) {
            storm.writeBytes(bytes(IAC, WILL, i & 0xFF, IAC, WONT, ECHO, IAC, WILL, ECHO, IAC, DO, i & 0xFF));
        }

        assertThat(decode(storm.toByteArray())).isEmpty();

        assertThat(codec.takeReplies().length).isBetween(1000, 2000);
    }

    @Test
    void aStormOfQuestionsForTheTerminalTypeIsAnsweredABoundedNumberOfTimes() {
        decode(bytes(IAC, DO, TERMINAL_TYPE));
        for (int i = 0; i < 10_000; i++) {
            decode(bytes(IAC, SB, TERMINAL_TYPE, 1, IAC, SE));
        }

        assertThat(codec.takeReplies().length).isBetween(1000, 6000);
    }

    @Test
    void afterAStormTheStateIsStillTheTruthAndOurNextDataEndsTheSilence() {
        for (int i = 0; i < 10_000; i++) {
            decode(bytes(IAC, WILL, AUTHENTICATION));
        }
        codec.takeReplies();
        decode(bytes(IAC, WILL, BINARY));
        assertThat(decode(bytes('\r', 0))).isEqualTo(bytes('\r'));

        codec.encode(bytes('x'));
        decode(bytes(IAC, WILL, BINARY));

        assertThat(codec.takeReplies()).isEqualTo(bytes(IAC, DO, BINARY));
        assertThat(decode(bytes('\r', 0))).isEqualTo(bytes('\r', 0));
    }

    @Test
    void anEndlessSubnegotiationIsReadOverAndTheDataBehindItIsNot() {
        decode(bytes(IAC, SB, AUTHENTICATION));
        for (int i = 0; i < 1000; i++) {
            assertThat(decode(new byte[1000])).isEmpty();
        }

        assertThat(decode(bytes(IAC, SE, 'x'))).isEqualTo(bytes('x'));
    }

    @Test
    void anotherCommandEndsASubnegotiationThatLacksItsEnd() {
        assertThat(decode(bytes(IAC, SB, AUTHENTICATION, 0, IAC, WILL, ECHO, 'x')))
                .isEqualTo(bytes('x'));
        assertThat(codec.takeReplies()).isEqualTo(bytes(IAC, DO, ECHO));
    }

    private byte[] decode(byte[] input) {
        return decode(codec, input);
    }

    private static byte[] decode(TelnetCodec codec, byte[] input) {
        byte[] room = input.clone();
        return Arrays.copyOf(room, codec.decode(room, 0, room.length));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
