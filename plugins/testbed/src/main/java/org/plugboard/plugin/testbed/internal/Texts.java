// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.TestbedReading;

/** Reads the texts that a testbed is made of and tells the reading of them, also of those that are not there. */
final class Texts {

    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final TestbedReading reading;
    private final Fetch fetch = new Fetch();

    Texts(TestbedReading reading) {
        this.reading = reading;
    }

    /**
     * Reads a file or what a URL gives; blocks for it.
     *
     * @param reader the text that names it; null for what the user named
     * @throws Unreadable if that cannot be done
     */
    Source read(Location location, @Nullable Source reader) {
        URI url = location.url();
        byte[] bytes = url == null ? ofFile(location.path()) : fetch.get(url, MAX_BYTES);
        return new Source(location, decoded(bytes), reader);
    }

    private byte[] ofFile(@Nullable Path path) {
        if (path == null) {
            throw new Unreadable("is no file");
        }
        reading.dependsOn(path.toAbsolutePath().normalize());
        if (Files.isDirectory(path)) {
            throw new Unreadable("is a folder; name a testbed file in it");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw tooLarge(MAX_BYTES);
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new Unreadable("no such file", e);
        } catch (AccessDeniedException e) {
            throw new Unreadable("no permission to read it", e);
        } catch (IOException e) {
            throw new Unreadable("cannot be read: " + e.getMessage(), e);
        }
    }

    static Unreadable tooLarge(int maxBytes) {
        return new Unreadable("is larger than " + maxBytes + " bytes");
    }

    private static String decoded(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult end = decoder.decode(in, text, true);
        text.flip();
        boolean isMarked = !text.isEmpty() && text.get(0) == BYTE_ORDER_MARK;
        String read = text.position(isMarked ? 1 : 0).toString();
        if (end.isError()) {
            throw notUtf8(bytes, in.position(), read);
        }
        if (read.indexOf('\0') >= 0) {
            throw binary();
        }
        return read;
    }

    /** @param before what could be read before the first byte that is wrong */
    private static Unreadable notUtf8(byte[] bytes, int position, String before) {
        int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        if (first == 0xfffe || first == BYTE_ORDER_MARK) {
            return new Unreadable("is in UTF-16, not in UTF-8; save it in that encoding");
        }
        for (byte value : bytes) {
            if (value == 0) {
                return binary();
            }
        }
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int begin = before.lastIndexOf('\n') + 1;
        int column = 1 + before.codePointCount(begin, before.length());
        return new Unreadable("is not in UTF-8: byte 0x%02X in line %d, column %d; save it in that encoding"
                .formatted(bytes[position], line, column));
    }

    private static Unreadable binary() {
        return new Unreadable("is a binary file, no testbed: it has bytes of value 0");
    }

    /** A text that cannot be read; the message follows its name. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }

        Unreadable(String message, Throwable cause) {
            super(message, cause);
        }

        /** What is wrong with it. */
        String words() {
            return String.valueOf(getMessage());
        }
    }
}
