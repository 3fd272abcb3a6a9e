// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One text that a testbed is made of: a file, what a URL gave, or what the user wrote instead of a name. Used by one thread. */
final class Source {

    private final Location location;
    private final String text;
    private final @Nullable Source reader;
    private @Nullable List<String> lines;
    private @Nullable Excerpts excerpts;

    /** @param reader the text that names this one by {@code extends} or {@code %INCLUDE}; null for what the user named */
    Source(Location location, String text, @Nullable Source reader) {
        this.location = location;
        this.text = text;
        this.reader = reader;
    }

    /** How findings name it. */
    String name() {
        return location.name();
    }

    Location location() {
        return location;
    }

    String text() {
        return text;
    }

    /** This one and those that name it, the outermost first. */
    List<Source> chain() {
        List<Source> chain = new ArrayList<>();
        for (Source source = this; source != null; source = source.reader) {
            chain.add(0, source);
        }
        return chain;
    }

    /** A line without its end, counted from 1; empty where there is none. */
    String line(int number) {
        List<String> all = lines();
        return number < 1 || number > all.size() ? "" : all.get(number - 1);
    }

    List<String> lines() {
        if (lines == null) {
            lines = text.lines().toList();
        }
        return lines;
    }

    /** The line around a column as people may see it, without the secrets in it. */
    Excerpts.Part excerpt(int number, int column) {
        if (excerpts == null) {
            excerpts = new Excerpts(lines());
        }
        return excerpts.around(number, column);
    }
}
