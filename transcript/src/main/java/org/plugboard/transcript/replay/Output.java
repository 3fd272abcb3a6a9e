// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.transcript.replay;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the device said to one input, in the pieces in which it came. Texts are taken byte by byte, so that nothing is lost. */
final class Output {

    private final List<Piece> pieces = new ArrayList<>();

    void add(Piece piece) {
        pieces.add(piece);
    }

    List<Piece> pieces() {
        return pieces;
    }

    String text() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(piece -> all.writeBytes(piece.bytes()));
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether something more belongs to it, since it does not end in a line that waits for an input. */
    boolean isCutShort(String ownInput) {
        String text = text();
        return text.isEmpty()
                || text.endsWith("\n")
                || text.endsWith("\r")
                || text.strip().equals(ownInput);
    }

    /** Hands its first bytes over to the output before. */
    void moveStartTo(Output before, int length) {
        int rest = length;
        while (rest > 0) {
            Piece piece = pieces.remove(0);
            int count = Math.min(rest, piece.bytes().length);
            before.add(piece.first(count));
            if (count < piece.bytes().length) {
                pieces.add(0, piece.from(count));
            }
            rest -= count;
        }
    }

    /** The last line, in which the device waits for an input; empty if it ended. */
    static String lastLine(String text) {
        int start = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
        return text.substring(start);
    }
}
