// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.netconf.ConfigSource;
import org.plugboard.netconf.ConfigUrl;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.DatastoreIdentity;

/** What stands behind the name of an operation on a line, taken word by word. What is wrong is said with what was wanted. */
final class Words {

    private final String subject;
    private final String usage;
    private String rest;

    /** @param usage how the line is written */
    Words(String subject, String usage, String rest) {
        this.subject = subject;
        this.usage = usage;
        this.rest = rest.strip();
    }

    boolean isAtEnd() {
        return rest.isEmpty();
    }

    /** The next word, or all the rest where XML begins; an empty text at the end. */
    private String peek() {
        return rest.startsWith("<") ? rest : rest.split("\\s+", 2)[0];
    }

    /** Takes a word that is not XML. */
    String word(String what) {
        String word = peek();
        if (word.isEmpty() || word.startsWith("<")) {
            throw wanted(what, word);
        }
        rest = rest.substring(word.length()).strip();
        return word;
    }

    /** Takes the word if it comes next, as people write names. */
    boolean has(String name) {
        boolean next = peek().equalsIgnoreCase(name);
        rest = next ? rest.substring(name.length()).strip() : rest;
        return next;
    }

    /** Takes an option and its value if it comes next. */
    <T> Optional<T> option(String name, Function<Words, T> value) {
        return has(name) ? Optional.of(value.apply(this)) : Optional.empty();
    }

    Datastore datastore() {
        return constant(Datastore.values(), "a datastore");
    }

    /** One that {@code get-data} reads. */
    DatastoreIdentity datastoreIdentity() {
        return place(DatastoreIdentity::of, "a datastore, its name or {namespace}name,");
    }

    /** One of these, as NETCONF writes them. */
    <T extends Enum<T>> T constant(T[] values, String what) {
        String known = Arrays.stream(values).map(Object::toString).collect(Collectors.joining(", "));
        String word = word("%s is wanted, one of [%s]".formatted(what, known));
        return Arrays.stream(values)
                .filter(value -> value.toString().equalsIgnoreCase(word.replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> wanted("%s is wanted, one of [%s]".formatted(what, known), word));
    }

    /** A datastore, a URL, or XML up to the last word that is none. */
    <T> T place(Function<String, T> reader, String what) {
        String word = peek();
        if (word.startsWith("<")) {
            word = rest.substring(0, rest.lastIndexOf('>') + 1);
        }
        if (word.isEmpty()) {
            throw wanted(what + " is wanted", word);
        }
        try {
            T place = reader.apply(word);
            rest = rest.substring(word.length()).strip();
            return place;
        } catch (IllegalArgumentException e) {
            throw wanted(what + " is wanted", word);
        }
    }

    ConfigSource source() {
        return place(ConfigSource::of, "a datastore, a URL or XML");
    }

    boolean isAtNumber() {
        return peek().matches("\\d+");
    }

    long number(String what) {
        String word = word(what + " is wanted");
        if (!word.matches("\\d{1,18}")) {
            throw wanted(what + " is wanted", word);
        }
        return Long.parseLong(word);
    }

    /** All that is left, each word for itself. */
    List<String> words(String what) {
        List<String> words = new ArrayList<>();
        do {
            words.add(word(what));
        } while (!isAtEnd());
        return words;
    }

    /** All that is left. */
    String rest() {
        String all = rest;
        rest = "";
        return all;
    }

    /** All that is left, if it is XML. */
    String xml(String what) {
        if (!rest.startsWith("<")) {
            throw wanted(what + " is wanted as XML", rest);
        }
        return rest();
    }

    /** Refuses what is left. */
    void end() {
        if (!isAtEnd()) {
            throw invalid(shown(peek()) + " is too much");
        }
    }

    private InvalidRequestException wanted(String what, String word) {
        return invalid(what + (word.isEmpty() ? ", and nothing is there" : ", not " + shown(word)));
    }

    /** Without what may be secret: a configuration, the password of a URL. */
    private static String shown(String word) {
        if (word.startsWith("<")) {
            return "XML";
        }
        return "'" + Failures.excerpt(word.contains("://") ? ConfigUrl.of(word).toString() : word) + "'";
    }

    InvalidRequestException invalid(String reason) {
        return new InvalidRequestException(
                "%s: %s: %s; write %s".formatted(subject, usage.split(" ", 2)[0], reason, usage));
    }
}
