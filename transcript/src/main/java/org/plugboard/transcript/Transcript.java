// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.transcript;

import java.nio.file.Path;
import java.util.List;

/**
 * A session that was recorded.
 *
 * @param header who, and when
 * @param events in the order in which they happened
 */
public record Transcript(TranscriptHeader header, List<TranscriptEvent> events) {

    /** Copies the list. */
    public Transcript {
        events = List.copyOf(events);
    }

    /**
     * Reads a file whole. The last line of one whose writer was killed may be torn: it is left out.
     *
     * @throws org.plugboard.connection.InvalidRequestException if it cannot be read or is none; the message begins with file and line
     */
    public static Transcript read(Path file) {
        return new TranscriptReader(file).read();
    }

    /**
     * Reads the first line of a file only.
     *
     * @throws org.plugboard.connection.InvalidRequestException as {@link #read} does
     */
    public static TranscriptHeader readHeader(Path file) {
        return new TranscriptReader(file).readHeader();
    }
}
