// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.plugboard.plugin.ssh.internal.ServerOffer.Part;

class ServerOfferTest {

    private static final int MSG_IGNORE = 2;
    private static final int MSG_KEXINIT = 20;

    private final ServerOffer offer = new ServerOffer();

    @Test
    void itIsReadHoweverItComesAlsoBehindAnotherPacket() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(packet(MSG_IGNORE, "hello"));
        bytes.writeBytes(packet(
                MSG_KEXINIT, "diffie-hellman-group1-sha1,ext-info-s", "ssh-rsa,ssh-dss", "a", "b", "c", "d", "none"));
        bytes.writeBytes(packet(MSG_KEXINIT, "never"));

        for (byte octet : bytes.toByteArray()) {
            offer.take(new byte[] {0, octet, 0}, 1, 1);
        }

        assertThat(offer.names(Part.KEY_EXCHANGES).orElseThrow()).containsExactly("diffie-hellman-group1-sha1");
        assertThat(offer.names(Part.HOST_KEYS).orElseThrow()).containsExactly("ssh-rsa", "ssh-dss");
        assertThat(offer.names(Part.CIPHERS_TO_CLIENT).orElseThrow()).containsExactly("b");
        assertThat(offer.names(Part.MACS_TO_CLIENT).orElseThrow()).containsExactly("d");
    }

    @Test
    void whatIsNoNameOfAnAlgorithmIsNotRepeated() throws IOException {
        take(packet(MSG_KEXINIT, "x".repeat(1000) + ",\u001b[2J,good", "", "a", "b", "c", "d"));

        assertThat(offer.names(Part.KEY_EXCHANGES).orElseThrow()).containsExactly("good");
        assertThat(offer.names(Part.HOST_KEYS).orElseThrow()).isEmpty();
    }

    @Test
    void aPacketThatLiesOrEndsTooSoonSaysNothing() throws IOException {
        byte[] whole = packet(MSG_KEXINIT, "kex", "key", "a", "b", "c", "d");
        byte[] longName = whole.clone();
        longName[22] = 0x7f;
        byte[] longPacket = whole.clone();
        longPacket[0] = 0x7f;
        for (byte[] bytes : new byte[][] {longName, longPacket, packet(MSG_KEXINIT, "kex"), new byte[64]}) {
            ServerOffer own = new ServerOffer();
            own.take(bytes, 0, bytes.length);
            assertThat(own.names(Part.KEY_EXCHANGES)).isEmpty();
        }
        take(Arrays.copyOf(whole, whole.length - 1));
        assertThat(offer.names(Part.KEY_EXCHANGES)).isEmpty();
    }

    private void take(byte[] bytes) {
        offer.take(bytes, 0, bytes.length);
    }

    /** RFC 4253, sections 6 and 7.1, without a cipher and without padding. */
    private static byte[] packet(int type, String... lists) throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(payload);
        out.write(0);
        out.write(type);
        out.write(new byte[16]);
        for (String list : lists) {
            out.writeInt(list.length());
            out.writeBytes(list);
        }
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        new DataOutputStream(packet).writeInt(payload.size());
        packet.writeBytes(payload.toByteArray());
        return packet.toByteArray();
    }
}
