// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.netconf.ConfigSource;
import org.plugboard.netconf.ConfigUrl;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.DatastoreIdentity;

/** What stands behind the name of an operation on a line, taken word by word. What is wrong is said with what was wanted. */
final class Words {

    private static final Pattern NAMESPACE = Pattern.compile("xmlns:([\\p{Alpha}_][\\w.-]*)=[\"']?([^\\s\"']+)[\"']?");

    private final String subject;
    private final String usage;
    private final Capabilities capabilities;
    private final Map<String, String> namespaces = new TreeMap<>();
    private String rest;

    /**
     * @param usage how the line is written
     * @param capabilities of the device, whose modules name namespaces
     */
    Words(String subject, String usage, Capabilities capabilities, String rest) {
        this.subject = subject;
        this.usage = usage;
        this.capabilities = capabilities;
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

    Datastore datastore() {
        return constant(Datastore.values(), "a datastore");
    }

    /** One that an operation or a parameter of RFC 8526 names. */
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

    /** Takes the declarations of namespaces that come next, {@code xmlns:if=urn:…}. */
    void takeNamespaces() {
        for (Matcher next = NAMESPACE.matcher(peek()); next.matches(); next = NAMESPACE.matcher(peek())) {
            namespaces.put(next.group(1), next.group(2));
            skip(peek());
        }
    }

    private void skip(String beginning) {
        rest = rest.substring(beginning.length()).strip();
    }

    /** What the prefixes of an XPath expression stand for: as the line says, else the module of that name. */
    Map<String, String> namespaces(String expression) {
        Map<String, String> known = new TreeMap<>(namespaces);
        for (String prefix : XPathText.prefixes(expression)) {
            List<String> ofModule = capabilities.namespaces(prefix);
            if (!known.containsKey(prefix) && ofModule.size() != 1) {
                throw invalid(
                        "the prefix '%s' stands for nothing; say xmlns:%s=NAMESPACE on the line, or take the name of a module of the device's hello for it"
                                .formatted(prefix, prefix));
            }
            known.computeIfAbsent(prefix, ignored -> ofModule.get(0));
        }
        return known;
    }

    /** Refuses declarations of namespaces where nothing takes them. */
    void refuseNamespaces() {
        if (!namespaces.isEmpty()) {
            throw invalid("xmlns:%s belongs to an XPath expression"
                    .formatted(namespaces.keySet().iterator().next()));
        }
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
        } else if (XPathText.begins(rest)) {
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
            if (isAtEnd() || rest.startsWith("<") || !XPathText.begins(rest)) {
                throw wanted(XPathText.WANTED + " is wanted", peek());
            }
            found.add(filter(XPathText::begins, this::invalid));
        }
        return found;
    }

    /** The XML with which the rest begins, up to the last word that is none. */
    private String xmlPart() {
        return rest.substring(0, rest.lastIndexOf('>') + 1);
    }

    /** A datastore, a URL, or XML up to the last word that is none. */
    <T> T place(Function<String, T> reader, String what) {
        return place(reader, what, rest.startsWith("<") ? xmlPart() : peek());
    }

    private <T> T place(Function<String, T> reader, String what, String word) {
        if (word.isEmpty()) {
            throw wanted(what + " is wanted", word);
        }
        try {
            T place = reader.apply(word);
            skip(word);
            return place;
        } catch (IllegalArgumentException e) {
            throw wanted(what + " is wanted", word);
        }
    }

    ConfigSource source() {
        return place(ConfigSource::of, "a datastore, a URL or XML");
    }

    /** One that another one follows: of two that are XML the first is one element. */
    <T> T placeBefore(Function<String, T> reader, String what) {
        return rest.startsWith("<") && rest.equals(xmlPart())
                ? place(reader, what, rest.substring(0, FirstElement.end(rest)))
                : place(reader, what);
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
