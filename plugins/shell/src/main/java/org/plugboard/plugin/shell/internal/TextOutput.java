// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes in UTF-8 for a writer, as they come. For one thread at a time, which a {@link PrintStream} sees to.
 *
 * <p>The writer may end in {@code System.out} or {@code System.err}, which in a session of Gogo lead to the session, and so
 * back to here: what comes back goes to the stream of the process.
 */
final class TextOutput extends OutputStream {

    private final PrintWriter writer;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer bytes = ByteBuffer.allocate(8192);
    private final CharBuffer characters = CharBuffer.allocate(8192);

    private final OutputStream ofProcess;
    private boolean inside;

    private TextOutput(PrintWriter writer, OutputStream ofProcess) {
        this.writer = writer;
        this.ofProcess = ofProcess;
    }

    /**
     * A stream that ends in the writer.
     *
     * @param ofProcess where it ends if the writer leads back to it
     */
    static PrintStream streamTo(PrintWriter writer, OutputStream ofProcess) {
        return new PrintStream(new TextOutput(writer, ofProcess), true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        if (inside) {
            ofProcess.write(source, offset, length);
            return;
        }
        inside = true;
        try {
            put(source, offset, length);
        } finally {
            inside = false;
        }
    }

    private void put(byte[] source, int offset, int length) {
        for (int done = 0; done < length; ) {
            int part = Math.min(length - done, bytes.remaining());
            bytes.put(source, offset + done, part);
            done += part;
            decode();
        }
    }

    private void decode() {
        bytes.flip();
        decoder.decode(bytes, characters, false);
        bytes.compact();
        writer.append(characters.flip());
        characters.clear();
    }

    @Override
    public void flush() throws IOException {
        if (inside) {
            ofProcess.flush();
            return;
        }
        inside = true;
        try {
            writer.flush();
        } finally {
            inside = false;
        }
    }
}
