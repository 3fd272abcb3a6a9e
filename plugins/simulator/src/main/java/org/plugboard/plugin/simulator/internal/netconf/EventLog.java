// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The last of what a device notifies of. Subscriptions read it at the pace of their sessions, so that a burst and a slow reader
 * cost nothing; one that is slower than the log is long misses some. Used under the lock of the device.
 */
final class EventLog {

    private final int size;
    private final Errands errands;
    private final Instant since = Instant.now();
    private final TreeMap<Long, Event> events = new TreeMap<>();
    private final Set<Client> readers = new LinkedHashSet<>();
    private long last;
    private long count;

    /**
     * Some that came at once.
     *
     * @param number their place in the log
     * @param time when
     * @param stream their stream
     * @param content the element; {@code {n}} stands for the number of each
     * @param first the number of the first
     * @param count how many
     */
    record Event(long number, Instant time, String stream, String content, long first, int count) {

        String content(int index) {
            return content.replace("{n}", String.valueOf(first + index));
        }
    }

    EventLog(int size, Errands errands) {
        this.size = size;
        this.errands = errands;
    }

    void add(String stream, String content, int times) {
        last++;
        events.put(last, new Event(last, Instant.now(), stream, content, count + 1, times));
        count += times;
        if (events.size() > size) {
            events.pollFirstEntry();
        }
        readers.forEach(reader -> errands.add(reader::wake));
    }

    /** The first that has at least this number, or null. */
    @Nullable
    Event from(long number) {
        Map.Entry<Long, Event> found = events.ceilingEntry(number);
        return found == null ? null : found.getValue();
    }

    /** The number of the last one. */
    long last() {
        return last;
    }

    Instant since() {
        return since;
    }

    void addReader(Client reader) {
        readers.add(reader);
    }

    void removeReader(Client reader) {
        readers.remove(reader);
    }
}
