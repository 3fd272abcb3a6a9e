// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files that a testbed was read from. A change counts when two looks in a row see the same, so that a file is not read while
 * it is written. Used by one thread at a time.
 */
final class WatchedFiles {

    /** As they were when they were read. */
    private Map<Path, FileStamp> read = Map.of();

    /** As the last look saw them. */
    private Map<Path, FileStamp> seen = Map.of();

    /** The testbed is now what these files said. */
    void readFrom(Map<Path, FileStamp> files) {
        read = Map.copyOf(files);
        seen = read;
    }

    /** These files said nothing usable: those from which it was read before may mend it too. */
    void failedBy(Map<Path, FileStamp> files) {
        Map<Path, FileStamp> all = new LinkedHashMap<>(read);
        all.replaceAll((file, stamp) -> seen.getOrDefault(file, stamp));
        all.putAll(files);
        readFrom(all);
    }

    /** Looks once; whether what they say has changed since they were read, and is not being written just now. */
    boolean haveChanged() {
        Map<Path, FileStamp> now = new LinkedHashMap<>();
        read.keySet().forEach(file -> now.put(file, FileStamp.of(file)));
        boolean isSettled = now.equals(seen);
        seen = now;
        return isSettled && !now.equals(read);
    }
}
