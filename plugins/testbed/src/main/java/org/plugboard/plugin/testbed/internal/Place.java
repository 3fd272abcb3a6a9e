// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Finding;
import org.yaml.snakeyaml.error.Mark;

/**
 * Where a value stands, for errors and warnings. The way to it from the top is a chain of places, of which only errors make a
 * text: a file has millions of values, and hardly any error.
 */
final class Place {

    private final Source source;
    private final int line;
    private final int column;
    private final @Nullable Place parent;
    private final String step;

    private Place(Source source, int line, int column, @Nullable Place parent, String step) {
        this.source = source;
        this.line = line;
        this.column = column;
        this.parent = parent;
        this.step = step;
    }

    /** The top of a source, or a place in it that is under no key. */
    static Place at(Source source, int line, int column) {
        return new Place(source, line, column, null, "");
    }

    static Place of(Source source, Mark mark) {
        return at(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** A place under a key, or under an index such as {@code [2]}, of the value that stands here. */
    Place child(Source in, Mark mark, String key) {
        return new Place(in, mark.getLine() + 1, mark.getColumn() + 1, this, key);
    }

    /** The same line and column as the way to another place: what stands here is used there. */
    Place usedAt(Place other) {
        return new Place(source, line, column, other.parent, other.step);
    }

    /** The same line and column under a key of the value at another place. */
    Place usedUnder(Place other, String key) {
        return new Place(source, line, column, other, key);
    }

    /** The same line and column under another last key. */
    Place renamed(String key) {
        return new Place(source, line, column, parent, key);
    }

    Source source() {
        return source;
    }

    /** The file as the caller named it. */
    String file() {
        return source.name();
    }

    /** From 1. */
    int line() {
        return line;
    }

    /** From 1. */
    int column() {
        return column;
    }

    /** The last key of the way here; empty at the top. */
    String step() {
        return step;
    }

    /** The way here from the top of the file, {@code devices.R1.os}; empty at the top. */
    String key() {
        StringBuilder key = new StringBuilder();
        for (String part : way()) {
            key.append(key.isEmpty() || part.startsWith("[") ? "" : ".").append(part);
        }
        return key.toString();
    }

    /** The keys of the way here, the outermost first. */
    private Deque<String> way() {
        Deque<String> way = new ArrayDeque<>();
        for (Place place = this; place != null && place.parent != null; place = place.parent) {
            way.addFirst(place.step);
        }
        return way;
    }

    /** The device in whose block, or in whose part of the topology, this is. */
    Optional<String> device() {
        Iterator<String> way = way().iterator();
        boolean inDevices = way.hasNext() && isOfDevices(way.next());
        return inDevices && way.hasNext() ? Optional.of(way.next()) : Optional.empty();
    }

    /** Whether the names of devices stand under the key at the top of the file. */
    static boolean isOfDevices(String key) {
        return key.equals("devices") || key.equals("topology");
    }

    /** Whether what stands here is a secret by the name of a key on the way here. */
    boolean isSecret() {
        return SecretNames.areOn(List.copyOf(way()));
    }

    Fault error(String fault) {
        return error(fault, "");
    }

    Fault error(String fault, String hint) {
        return new Fault(finished(Finding.error(file(), line, column, fault + where()), hint), key());
    }

    Finding warning(String text) {
        return warning(text, "");
    }

    Finding warning(String text, String hint) {
        return finished(Finding.warning(file(), line, column, text + where()), hint);
    }

    /** The one place where a finding gets its line of the file. */
    private Finding finished(Finding finding, String hint) {
        Excerpts.Part part = source.excerpt(line, column);
        return finding.hint(hint).excerpt(part.text(), part.column());
    }

    private String where() {
        String key = key();
        return key.isEmpty() ? "" : " (key " + key + ")";
    }
}
