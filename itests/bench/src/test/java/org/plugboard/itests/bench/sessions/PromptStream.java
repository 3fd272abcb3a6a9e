// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The least that a client can do: send a line, read until what has come ends with the prompt. */
final class PromptStream {

    private final InputStream in;
    private final OutputStream out;
    private final OutputStream kept;
    private final byte[] prompt;
    private final byte[] buffer = new byte[64 * 1024];
    private final byte[] tail;

    PromptStream(InputStream in, OutputStream out, String prompt) throws IOException {
        this(in, out, prompt, OutputStream.nullOutputStream());
    }

    /** @param kept gets a copy of what comes */
    PromptStream(InputStream in, OutputStream out, String prompt, OutputStream kept) throws IOException {
        this.kept = kept;
        this.in = in;
        this.out = out;
        this.prompt = prompt.getBytes(StandardCharsets.UTF_8);
        this.tail = new byte[this.prompt.length];
        readToPrompt();
    }

    int ask(String command) throws IOException {
        out.write((command + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return readToPrompt();
    }

    private int readToPrompt() throws IOException {
        int total = 0;
        Arrays.fill(tail, (byte) 0);
        while (!Arrays.equals(tail, prompt)) {
            int count = in.read(buffer);
            if (count < 0) {
                throw new IOException("closed after " + total + " bytes");
            }
            total += count;
            kept.write(buffer, 0, count);
            int kept = Math.max(0, tail.length - count);
            System.arraycopy(tail, tail.length - kept, tail, 0, kept);
            System.arraycopy(buffer, count - (tail.length - kept), tail, kept, tail.length - kept);
        }
        return total;
    }
}
