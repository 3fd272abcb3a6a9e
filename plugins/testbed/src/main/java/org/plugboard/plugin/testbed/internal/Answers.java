// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plugboard.device.Secret;
import org.plugboard.spi.SecretStrings;
import org.plugboard.spi.TestbedReading;

/** What markup gets from outside of the file, each piece as a text: {@code %ENV}, {@code %ASK}, {@code %ENC}. */
final class Answers {

    private static final String PREFIX = "prefix=";

    private final TestbedReading reading;
    private final Report report;
    private final Map<List<Object>, String> asked = new HashMap<>();

    Answers(TestbedReading reading, Report report) {
        this.reading = reading;
        this.report = report;
    }

    String variable(String name, Place place) {
        String value = name.isEmpty() ? null : reading.variable(name);
        if (value == null) {
            throw place.error(
                    "the environment variable " + name + " of %ENV{" + name + "} is not set",
                    "set it before the testbed is loaded");
        }
        return value;
    }

    /** Asks once for each place in the file, however often an alias repeats it. */
    String asked(MarkupToken token, Place place) {
        List<Object> where = List.of(place.file(), place.line(), place.column(), token.start());
        String known = asked.get(where);
        if (known != null) {
            return known;
        }
        String question = token.body().isEmpty() ? "Value of " + place.key() : token.body();
        Optional<String> answer = reading.ask(question, place.isSecret(), place.key());
        if (answer.isEmpty() && !reading.isValidation()) {
            throw place.error(
                    "nobody answers " + (token.body().isEmpty() ? "%ASK{}" : "the question '" + question + "'"),
                    "load the testbed where somebody can be asked, or put %ENV{NAME} there and set the variable");
        }
        String text = answer.orElseGet(() -> placeholder(place));
        asked.put(where, text);
        return text;
    }

    /** What stands in for an answer when nobody is asked; it fits wherever such markup is sensible. */
    private static String placeholder(Place place) {
        return place.step().equals("port") ? "1" : "asked";
    }

    /** The text behind {@code %ENC{text, prefix=x}}; when a file is validated where that cannot be read, the markup itself. */
    String decoded(MarkupToken token, String markup, Place place) {
        int comma = token.body().lastIndexOf(',');
        String behind = comma < 0 ? "" : token.body().substring(comma + 1).strip();
        boolean hasPrefix = behind.startsWith(PREFIX);
        String encoded = hasPrefix ? token.body().substring(0, comma).strip() : token.body();
        String prefix = hasPrefix ? behind.substring(PREFIX.length()).strip() : SecretStrings.DEFAULT_PREFIX;
        Optional<SecretStrings> strings = reading.secretStrings();
        if (strings.isEmpty()) {
            return undecoded(
                    markup,
                    place,
                    "nobody here can read %ENC{}",
                    "install the plugin that reads secrets, or put %ENV{NAME} there and set the variable");
        }
        try {
            Secret secret = strings.get().decode(encoded, prefix);
            return secret.reveal();
        } catch (RuntimeException e) {
            // Only of what is promised it is known that the message quotes nothing.
            String why = !(e instanceof IllegalArgumentException)
                    ? "the service that reads it fails with " + e.getClass().getName()
                    : e.getMessage() == null ? "its text is not valid" : e.getMessage();
            return undecoded(
                    markup,
                    place,
                    "%ENC{} cannot be read: " + why,
                    "encode the secret again with the key that is configured here");
        }
    }

    private String undecoded(String markup, Place place, String fault, String hint) {
        if (!reading.isValidation()) {
            throw place.error(fault, hint);
        }
        report.warn(place, fault, hint);
        return markup;
    }
}
