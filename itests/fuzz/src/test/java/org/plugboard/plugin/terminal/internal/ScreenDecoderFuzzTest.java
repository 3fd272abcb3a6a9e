// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.plugboard.itests.fuzz.Pieces;

/** What a screen may be told. */
class ScreenDecoderFuzzTest {

    @FuzzTest(maxDuration = "8s")
    void theTextIsTheSameHoweverReadsAreCutAndHoldsNoOtherControlCharacters(FuzzedDataProvider data) {
        List<byte[]> pieces = Pieces.of(data);
        byte[] whole = Pieces.joined(pieces);

        String text = decoded(List.of(whole));

        assertThat(decoded(pieces)).isEqualTo(text);
        // What empties a line has three bytes and becomes four characters.
        assertThat(text.length()).isLessThanOrEqualTo(whole.length * 4 / 3 + 1);
        assertThat(text.chars().filter(c -> c < ' ' && "\n\r\t\b".indexOf(c) < 0))
                .isEmpty();
    }

    private static String decoded(List<byte[]> pieces) {
        ScreenDecoder decoder = new ScreenDecoder();
        AnswerBuffer buffer = new AnswerBuffer();
        pieces.forEach(piece -> decoder.decode(piece, piece.length, buffer));
        return buffer.toString();
    }
}
