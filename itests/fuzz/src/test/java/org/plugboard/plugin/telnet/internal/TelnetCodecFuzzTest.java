// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.telnet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.plugboard.itests.fuzz.Pieces;
import org.plugboard.spi.TransportRequest.Window;

/** What a telnet peer may send. */
class TelnetCodecFuzzTest {

    /** One connection: the fuzzer calls the same object of this test again and again. */
    private static final class Peer {

        private final TelnetCodec codec = new TelnetCodec(new Window("vt100", 510, 1000));
        private final ByteArrayOutputStream text = new ByteArrayOutputStream();
        private final ByteArrayOutputStream replies = new ByteArrayOutputStream();

        private void decode(byte[] bytes) {
            byte[] room = bytes.clone();
            text.write(room, 0, codec.decode(room, 0, room.length));
            replies.writeBytes(codec.takeReplies());
        }
    }

    @FuzzTest(maxDuration = "8s")
    void textAndRepliesAreTheSameHoweverReadsAreCut(FuzzedDataProvider data) {
        List<byte[]> pieces = Pieces.of(data);
        byte[] all = Pieces.joined(pieces);
        Peer whole = new Peer();
        Peer cut = new Peer();

        whole.decode(all);
        pieces.forEach(cut::decode);

        assertThat(cut.text.toByteArray()).isEqualTo(whole.text.toByteArray());
        assertThat(cut.replies.toByteArray()).isEqualTo(whole.replies.toByteArray());
        assertThat(cut.text.size()).isLessThanOrEqualTo(all.length);
    }
}
