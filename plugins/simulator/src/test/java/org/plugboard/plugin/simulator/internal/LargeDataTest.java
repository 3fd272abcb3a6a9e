// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import org.junit.jupiter.api.Test;

class LargeDataTest {

    private static final String ENTRY = "<interface><name>eth{n}</name></interface>";

    @Test
    void aGigabyteIsMadeInPiecesOfAFewKilobytes() {
        long wanted = 1L << 30;
        LargeData data = new LargeData("<data>", ENTRY, "</data>", LargeData.entriesFor(wanted, ENTRY));
        long size = 0;
        int largest = 0;
        for (Iterator<byte[]> pieces = data.pieces("", ""); pieces.hasNext(); ) {
            int length = pieces.next().length;
            size += length;
            largest = Math.max(largest, length);
        }
        assertThat(size).isBetween(wanted, wanted + 100);
        assertThat(largest).isLessThan(20_000);
    }
}
