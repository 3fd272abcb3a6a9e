// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.resultcache;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.LongSupplier;
import org.plugboard.device.Device;

/**
 * The answers that are kept: at most so many, and so many characters, of all devices together; the oldest goes first. Holds
 * no device: one that nobody else holds any more closes its connections. Thread-safe; its lock is held for what is done in
 * these maps only.
 */
final class Answers {

    static final int MOST_ENTRIES = 1000;
    static final int MOST_CHARACTERS = 10_000_000;

    /** The answers of one device: a key that does not hold it. */
    private static final class Shelf {
        /** Changes whenever it is emptied. */
        private long edition;
    }

    private record Answer(Object value, int length, long untilNs) {}

    private final long timeNs;
    private final int mostEntries;
    private final int mostCharacters;
    private final LongSupplier clockNs;
    private final Object lock = new Object();
    private final Map<Device, Shelf> shelves = new WeakHashMap<>();

    /** In the order in which they came, which is also the one in which they end. */
    private final Map<List<Object>, Answer> answers = new LinkedHashMap<>();

    private long characters;

    Answers(Duration time, int mostEntries, int mostCharacters, LongSupplier clockNs) {
        this.timeNs = time.toNanos();
        this.mostEntries = mostEntries;
        this.mostCharacters = mostCharacters;
        this.clockNs = clockNs;
    }

    /** The answer that still holds, or null. */
    Object find(Device device, List<Object> question) {
        synchronized (lock) {
            Answer answer = answers.get(key(device, question));
            return answer == null || isOver(answer) ? null : answer.value;
        }
    }

    /** To be asked before the device is, and given back with its answer. */
    long edition(Device device) {
        synchronized (lock) {
            return shelf(device).edition;
        }
    }

    /** Keeps an answer, unless the device's were emptied since that edition: then it may be of before. */
    void keep(Device device, List<Object> question, long edition, Object value, int length) {
        synchronized (lock) {
            if (shelf(device).edition != edition || length > mostCharacters / 10) {
                return;
            }
            List<Object> key = key(device, question);
            Answer before = answers.remove(key);
            characters += length - (before == null ? 0 : before.length);
            answers.put(key, new Answer(value, length, clockNs.getAsLong() + timeNs));
            for (Iterator<Answer> oldest = answers.values().iterator(); oldest.hasNext(); ) {
                Answer next = oldest.next();
                if (!isOver(next) && answers.size() <= mostEntries && characters <= mostCharacters) {
                    return;
                }
                characters -= next.length;
                oldest.remove();
            }
        }
    }

    /** Forgets what is known of the device, and what its answers that are still to come will say. */
    void empty(Device device) {
        synchronized (lock) {
            Shelf shelf = shelf(device);
            shelf.edition++;
            answers.entrySet().removeIf(entry -> {
                boolean goes = entry.getKey().get(0) == shelf;
                characters -= goes ? entry.getValue().length : 0;
                return goes;
            });
        }
    }

    private boolean isOver(Answer answer) {
        return answer.untilNs - clockNs.getAsLong() <= 0;
    }

    private Shelf shelf(Device device) {
        return shelves.computeIfAbsent(device, none -> new Shelf());
    }

    private List<Object> key(Device device, List<Object> question) {
        return List.of(shelf(device), question);
    }
}
