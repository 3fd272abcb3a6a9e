// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelnetConversationTest {

    private final Screen screen = new Screen();
    private final StringBuilder passedOn = new StringBuilder();
    private final TelnetConversation telnet = new TelnetConversation(new Conversation() {
        @Override
        public void begin(Outlet out) {
            out.print("hello");
        }

        @Override
        public int take(byte[] bytes, int from, Outlet out) {
            passedOn.append(new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1));
            return bytes.length;
        }

        @Override
        public void notice(byte[] bytes, Outlet out) {
            passedOn.append(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    });

    @AfterEach
    void stop() {
        screen.close();
    }

    @Test
    void itOffersFirst() {
        telnet.begin(screen.out());

        assertThat(screen.shown()).isEqualTo("\u00FF\u00FB\u0001\u00FF\u00FB\u0003hello");
    }

    @Test
    void commandsAreTakenOutAndADoubled255Stays() {
        take("a\u00FF\u00FFb\u00FF\u00FD\u0001c\u00FF\u00FA\u0018x\u00FF\u00FFy\u00FF\u00F0d\u00FF\u00F1e");

        assertThat(passedOn).hasToString("a\u00FFbcde");
        assertThat(screen.shown()).isEmpty();
    }

    @Test
    void whatIsNotOfferedIsRefusedAndARefusalIsNotAnswered() {
        take("\u00FF\u00FD\u0018\u00FF\u00FB\u001F\u00FF\u00FC!\u00FF\u00FE\u0001");

        assertThat(screen.shown()).isEqualTo("\u00FF\u00FC\u0018\u00FF\u00FE\u001F");
        assertThat(passedOn).isEmpty();
    }

    @Test
    void theNumberOfAnOptionIsNoControlKey() {
        byte[] bytes = "\u00FF\u00FD\u0003a\u00FF\u00FA\u001F\u0003\u00FF\u00F0b\u00FF\u00F1\u0003\u00FF\u00FA\u0003"
                .getBytes(StandardCharsets.ISO_8859_1);

        telnet.notice(bytes, screen.out());

        assertThat(passedOn).hasToString("ab\u0003");
    }

    /** Byte by byte, as a command may come in pieces. */
    private void take(String bytes) {
        for (byte octet : bytes.getBytes(StandardCharsets.ISO_8859_1)) {
            telnet.take(new byte[] {octet}, 0, screen.out());
        }
    }
}
