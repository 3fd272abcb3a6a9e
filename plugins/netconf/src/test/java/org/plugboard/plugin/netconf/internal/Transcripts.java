// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What real servers sent, and what of it is a message, found in another way than by the decoders. */
public final class Transcripts {

    private static final String END_MARK = "]]>]]>";

    private Transcripts() {}

    public static byte[] of(String name) {
        try (InputStream file = Transcripts.class.getResourceAsStream("/transcripts/" + name)) {
            if (file == null) {
                throw new IllegalArgumentException("no transcript " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The messages of a session with base:1.0. */
    public static List<String> endMarked(byte[] session) {
        return Arrays.asList(text(session).split(END_MARK));
    }

    /** The hello of a session with base:1.1, and the messages behind it, of which each chunk is cut out by its size. */
    public static List<String> chunked(byte[] session) {
        // A character for a byte, so that sizes are indexes.
        String all = new String(session, StandardCharsets.ISO_8859_1);
        List<String> messages = new ArrayList<>();
        int at = all.indexOf(END_MARK);
        messages.add(bytesAsText(all.substring(0, at)));
        at += END_MARK.length();
        StringBuilder message = new StringBuilder();
        while (at < all.length()) {
            if (all.startsWith("\n##\n", at)) {
                messages.add(bytesAsText(message.toString()));
                message.setLength(0);
                at += 4;
            } else {
                int lineEnd = all.indexOf('\n', at + 1);
                int size = Integer.parseInt(all.substring(at + 2, lineEnd));
                message.append(all, lineEnd + 1, lineEnd + 1 + size);
                at = lineEnd + 1 + size;
            }
        }
        return messages;
    }

    private static String bytesAsText(String bytes) {
        return text(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
