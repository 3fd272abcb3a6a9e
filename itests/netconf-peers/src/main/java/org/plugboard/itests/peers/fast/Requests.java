// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.peers.fast;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a client of a bench sends, of which ends are found and nothing is parsed: that an end is in a text does not happen. */
final class Requests {

    private final InputStream in;
    private byte[] buffer = new byte[64 * 1024];
    private int begin;
    private int limit;
    private String current = "";

    Requests(InputStream in) {
        this.in = in;
    }

    /** Waits for the next one; whether there is one. */
    boolean next(Framing framing) throws IOException {
        byte[] end = framing.end();
        int found = find(end, begin);
        while (found < 0) {
            int searched = Math.max(0, limit - begin - end.length);
            if (!read()) {
                return false;
            }
            found = find(end, begin + searched);
        }
        current = new String(buffer, begin, found - begin, StandardCharsets.ISO_8859_1);
        begin = found + end.length;
        return true;
    }

    private int find(byte[] end, int from) {
        for (int i = from; i <= limit - end.length; i++) {
            if (Arrays.equals(buffer, i, i + end.length, end, 0, end.length)) {
                return i;
            }
        }
        return -1;
    }

    private boolean read() throws IOException {
        System.arraycopy(buffer, begin, buffer, 0, limit - begin);
        limit -= begin;
        begin = 0;
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(0, count);
        return count >= 0;
    }

    /** Whether nothing of another request has come. */
    boolean areAnswered() throws IOException {
        return begin == limit && in.available() == 0;
    }

    boolean contains(String text) {
        return current.contains(text);
    }

    String messageId() {
        return attribute("message-id", "0");
    }

    /** How large the reply is to be; 0 is small. */
    int megabytes() {
        return Integer.parseInt(attribute("megabytes", "0"));
    }

    private String attribute(String name, String otherwise) {
        int at = current.indexOf(name + "=");
        if (at < 0) {
            return otherwise;
        }
        int value = at + name.length() + 2;
        return current.substring(value, current.indexOf(current.charAt(value - 1), value));
    }
}
