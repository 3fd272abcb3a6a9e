// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes in UTF-8 for a writer, as they come. For one thread at a time, which a {@link PrintStream} sees to. */
final class TextOutput extends OutputStream {

    private final PrintWriter writer;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer bytes = ByteBuffer.allocate(8192);
    private final CharBuffer characters = CharBuffer.allocate(8192);

    private TextOutput(PrintWriter writer) {
        this.writer = writer;
    }

    /** A stream that ends in the writer. */
    static PrintStream streamTo(PrintWriter writer) {
        return new PrintStream(new TextOutput(writer), true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int value) {
        bytes.put((byte) value);
        decode();
    }

    @Override
    public void write(byte[] source, int offset, int length) {
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
    public void flush() {
        writer.flush();
    }
}
