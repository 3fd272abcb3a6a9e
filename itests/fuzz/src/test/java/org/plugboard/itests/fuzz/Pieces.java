// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Bytes as they come in reads of any size. */
public final class Pieces {

    private static final int LONGEST = 40;

    private Pieces() {}

    /** All of the data, cut at places that the data say. */
    public static List<byte[]> of(FuzzedDataProvider data) {
        List<byte[]> pieces = new ArrayList<>();
        while (data.remainingBytes() > 0) {
            pieces.add(data.consumeBytes(data.consumeInt(1, LONGEST)));
        }
        return pieces;
    }

    /** The same in one. */
    public static byte[] joined(List<byte[]> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
