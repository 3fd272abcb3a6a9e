// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What must not be, and how often there was what may be. Thread-safe. */
final class Findings {

    /** More would tell nothing new. */
    private static final int ENOUGH = 20;

    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final ConcurrentSkipListMap<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final AtomicLong answered = new AtomicLong();

    /** Something that must not be. */
    void add(String what) {
        wrong.add(what);
    }

    /** Something that must not be, and where it was seen. */
    void add(String what, Throwable seen) {
        StringWriter text = new StringWriter();
        seen.printStackTrace(new PrintWriter(text));
        add(what + "\n" + text);
    }

    /** A call had its answer, be it right or not. */
    void answered() {
        answered.incrementAndGet();
    }

    /** How many calls had their answers. */
    long answers() {
        return answered.get();
    }

    /** Something that may be, once more. */
    void count(String what) {
        counts.computeIfAbsent(what, name -> new LongAdder()).increment();
    }

    /** How often there was what may be. */
    Map<String, LongAdder> counts() {
        return counts;
    }

    boolean areEnough() {
        return wrong.size() >= ENOUGH;
    }

    /** All that must not be, oldest first. */
    List<String> all() {
        return List.copyOf(wrong);
    }
}
