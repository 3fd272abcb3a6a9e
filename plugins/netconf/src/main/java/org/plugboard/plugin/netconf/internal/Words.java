// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Names;
import org.plugboard.netconf.ConfigSource;
import org.plugboard.netconf.ConfigTarget;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.DatastoreIdentity;
import org.plugboard.netconf.Filter;

/** What stands behind the name of an operation on a line, taken word by word. What is wrong is said with what was wanted. */
final class Words {

    private final String subject;
    private final Line line;
    private final Capabilities capabilities;
    private final LinePrefixes prefixes;
    private String rest;

    /** How many datastores, or what may stand for one, were taken or wanted so far. */
    private int places;

    /**
     * @param line of whose row they are
     * @param capabilities of the device, whose modules name namespaces
     */
    Words(String subject, Line line, Capabilities capabilities, String rest) {
        this.subject = subject;
        this.line = line;
        this.capabilities = capabilities;
        this.prefixes = new LinePrefixes(capabilities, this::invalid);
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
        skip(word);
        return word;
    }

    /** Takes the word if it comes next, as people write names. */
    boolean has(String name) {
        boolean next = peek().equalsIgnoreCase(name);
        if (next) {
            skip(name);
        }
        return next;
    }

    /** One of RFC 6241 or RFC 8342. Of one that the operation does not take {@link Requirements} say why. */
    Datastore datastore() {
        return constant(Datastore.values(), line.datastores(places++), "a datastore");
    }

    /** One that an operation or a parameter of RFC 8526 names. */
    DatastoreIdentity datastoreIdentity() {
        return configPlace(DatastoreIdentity::of, "a datastore, its name or {namespace}name,", peek());
    }

    /** One of these, as NETCONF writes them. */
    <T extends Enum<T>> T constant(T[] values, String what) {
        return constant(values, Arrays.stream(values).map(Object::toString).toList(), what);
    }

    /** @param known those of them that are named where it is none of them */
    private <T extends Enum<T>> T constant(T[] values, List<String> known, String what) {
        String wanted = "%s is wanted, one of [%s]".formatted(what, String.join(", ", known));
        String word = word(wanted);
        return Arrays.stream(values)
                .filter(value -> value.toString().equalsIgnoreCase(word.replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> wanted(wanted, word, known));
    }

    /** Takes the declarations of namespaces that come next, {@code xmlns:if=urn:…}. */
    void takeNamespaces() {
        while (prefixes.note(peek())) {
            skip(peek());
        }
    }

    private void skip(String beginning) {
        rest = rest.substring(beginning.length()).strip();
    }

    /** What the prefixes of an XPath expression stand for. */
    Map<String, String> namespaces(String expression) {
        return prefixes.of(expression);
    }

    /** Refuses declarations of namespaces where nothing takes them. */
    void refuseNamespaces() {
        prefixes.refuse();
    }

    /**
     * Takes XML, or an XPath expression up to a word that begins something else.
     *
     * @param isOther whether a word, from its beginning to the end of the line, does
     * @param unknown what is thrown of a word that is neither
     */
    String filter(Predicate<String> isOther, Function<String, InvalidRequestException> unknown) {
        String filter;
        if (rest.startsWith("<")) {
            filter = xmlPart();
        } else if (Filter.isXPath(rest)) {
            filter = rest.substring(0, XPathText.end(rest, word -> word.startsWith("xmlns:") || isOther.test(word)));
        } else {
            throw unknown.apply(shown(peek()));
        }
        skip(filter);
        return filter;
    }

    /** Takes all that is left, XPath expressions and declarations of namespaces. */
    List<String> xpaths() {
        List<String> found = new ArrayList<>();
        for (takeNamespaces(); !isAtEnd() || found.isEmpty(); takeNamespaces()) {
            if (isAtEnd() || rest.startsWith("<") || !Filter.isXPath(rest)) {
                throw wanted(XPathText.WANTED + " is wanted", peek());
            }
            found.add(filter(Filter::isXPath, this::invalid));
        }
        return found;
    }

    /** The XML with which the rest begins, up to the last word that is none; all the rest where a tag does not end. */
    private String xmlPart() {
        int end = rest.lastIndexOf('>') + 1;
        return rest.indexOf('<', end) < 0 ? rest.substring(0, end) : rest;
    }

    /** A URL, the name of a file, or XML up to the last word that is none. */
    <T> T place(Function<String, T> reader, String what) {
        return place(reader, what, wordOrXml(), List.of());
    }

    private String wordOrXml() {
        return rest.startsWith("<") ? xmlPart() : peek();
    }

    /** One where a datastore can stand, too. */
    private <T> T configPlace(Function<String, T> reader, String what, String word) {
        return place(reader, what, word, line.datastores(places++));
    }

    private <T> T place(Function<String, T> reader, String what, String word, List<String> known) {
        if (word.isEmpty()) {
            throw wanted(what + " is wanted", word);
        }
        try {
            T place = reader.apply(word);
            skip(word);
            return place;
        } catch (IllegalArgumentException e) {
            throw wanted(what + " is wanted", word, known);
        }
    }

    ConfigTarget target() {
        return configPlace(ConfigTarget::of, "a datastore or a URL");
    }

    ConfigSource source() {
        return configPlace(ConfigSource::of, "a datastore, a URL or XML");
    }

    /** What the reader makes of a datastore or of what may stand for one. */
    <T> T configPlace(Function<String, T> reader, String what) {
        return configPlace(reader, what, wordOrXml());
    }

    /** One that another one follows: of two that are XML the first is one element. */
    <T> T configPlaceBefore(Function<String, T> reader, String what) {
        if (!rest.startsWith("<") || !rest.equals(xmlPart())) {
            return configPlace(reader, what);
        }
        int end = FirstElement.end(rest);
        if (end < 0) {
            throw invalid("the XML that comes first does not end");
        }
        return configPlace(reader, what, rest.substring(0, end));
    }

    /** Whether a number comes next, or what somebody took for one: {@code 2m}. */
    boolean isAtNumber() {
        return peek().matches("[-+.]?\\d.*");
    }

    /** @param wanted what it is, for who wrote something else: {@code the number of a lock is wanted} */
    long number(String wanted) {
        String word = word(wanted);
        if (!word.matches("\\d{1,18}")) {
            throw wanted(wanted, word);
        }
        return Long.parseLong(word);
    }

    /** All that is left. */
    String rest() {
        String all = rest;
        rest = "";
        return all;
    }

    /** What the line says to do that is all that is left. */
    Work line() {
        if (isAtEnd()) {
            throw wanted("an operation is wanted", "");
        }
        return Lines.read(subject, rest(), capabilities);
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
        return wanted(what, word, List.of());
    }

    /** @param known one of which was perhaps meant */
    private InvalidRequestException wanted(String what, String word, List<String> known) {
        String meant = Names.nearest(Failures.shortly(word), known)
                .map(" (did you mean '%s'?)"::formatted)
                .orElse("");
        return invalid(what + (word.isEmpty() ? ", and nothing is there" : ", not " + shown(word) + meant));
    }

    /** Without what may be secret: a configuration, the password of a URL. */
    private static String shown(String word) {
        if (word.startsWith("<")) {
            return "XML";
        }
        return "'" + Failures.excerpt(word) + "'";
    }

    InvalidRequestException invalid(String reason) {
        return new InvalidRequestException(
                "%s: %s: %s; write %s".formatted(subject, line.name(), reason, line.usage()));
    }
}
