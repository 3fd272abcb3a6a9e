// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plugboard.contract.Relay;

/** Words that no two commands have in common, and which of them have reached a device. Thread-safe. */
final class Nonces {

    private static final Pattern WORD = Pattern.compile("q(\\d{1,9})x[0-9a-f]{8}");

    /** A line that is longer is none of ours. */
    private static final int LONGEST_LINE = 200;

    private final long seed;
    private final Findings findings;
    private final AtomicLong issued = new AtomicLong();
    private final BitSet arrived = new BitSet();
    private final BitSet cutShort = new BitSet();

    Nonces(long seed, Findings findings) {
        this.seed = seed;
        this.findings = findings;
    }

    /** A new one: a number, and so much noise that two of them are never alike by a shifted letter. */
    String next() {
        long number = issued.incrementAndGet();
        long noise = (seed ^ number) * 0x9E3779B97F4A7C15L;
        return "q%dx%08x".formatted(number, (int) (noise >>> 32));
    }

    /** Its caller gave it up; what a device says to it may still come, where nobody takes it for something else. */
    void cutShort(String nonce) {
        int number = number(nonce);
        synchronized (cutShort) {
            cutShort.set(number);
        }
    }

    /** A hook has answered it: it is as good as if it had reached the device. */
    void neverSent(String nonce) {
        synchronized (arrived) {
            arrived.set(number(nonce));
        }
    }

    /** Whether there is a word of another command in the text, of one that was not given up. */
    boolean isMixed(String text, String own) {
        return WORD.matcher(text).results().map(found -> found.group()).anyMatch(word -> {
            synchronized (cutShort) {
                return !word.equals(own) && !cutShort.get(number(word));
            }
        });
    }

    /** Whether the command with it has reached a device that is tapped. */
    boolean hasArrived(String nonce) {
        synchronized (arrived) {
            return arrived.get(number(nonce));
        }
    }

    /** Listens to one client: no command may come twice. */
    Relay.Tap tap() {
        StringBuilder line = new StringBuilder();
        return (bytes, count) -> {
            for (int i = 0; i < count; i++) {
                char letter = (char) (bytes[i] & 0xFF);
                if (letter == '\r' || letter == '\n' || line.length() > LONGEST_LINE) {
                    heard(line.toString());
                    line.setLength(0);
                } else {
                    line.append(letter);
                }
            }
        };
    }

    private void heard(String line) {
        Matcher found = WORD.matcher(line);
        while (found.find()) {
            boolean twice;
            synchronized (arrived) {
                int number = number(found.group());
                twice = arrived.get(number);
                arrived.set(number);
            }
            if (twice) {
                findings.add("reached a device twice: " + line);
            }
        }
    }

    private static int number(String nonce) {
        return Integer.parseInt(nonce.substring(1, nonce.indexOf('x')));
    }
}
