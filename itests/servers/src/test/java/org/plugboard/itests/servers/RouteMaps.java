// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The route maps of the fixture, whose descriptions are our text, as zebra shows them.
 *
 * @param shown the text of each by its name
 */
record RouteMaps(Map<String, String> shown) {

    private static final Pattern ENTRY = Pattern.compile("route-map (\\S+) permit (\\d+)\n description (.*)\n");
    private static final String HEAD = "ZEBRA:\n";

    /** Those in this configuration of zebra. */
    static RouteMaps in(Path file) {
        Map<String, StringBuilder> texts = new TreeMap<>();
        Matcher entry = ENTRY.matcher(read(file));
        while (entry.find()) {
            texts.computeIfAbsent(entry.group(1), RouteMaps::head).append(entry(entry.group(2), entry.group(3)));
        }
        Map<String, String> shown = new TreeMap<>();
        texts.forEach((name, text) -> shown.put(name, text.toString()));
        return new RouteMaps(shown);
    }

    /** A question for each. */
    List<Question> each() {
        List<Question> questions = new ArrayList<>();
        shown.forEach((name, text) -> questions.add(question("show route-map " + name, text)));
        return questions;
    }

    /** The question for all of them, 0.65 MB, and for those that a test has removed just now. */
    Question all() {
        return question("show route-map", String.join("", shown.values()));
    }

    /** The question for the longest of them, 0.2 MB. */
    Question longest() {
        return each().stream()
                .max(Comparator.comparingInt(question -> question.answer().length()))
                .orElseThrow();
    }

    private static Question question(String command, String text) {
        return new Question(command, HEAD + text.substring(0, text.length() - 1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StringBuilder head(String name) {
        return new StringBuilder("route-map: " + name + " Invoked: 0 Optimization: enabled Processed Change: false\n");
    }

    private static String entry(String sequence, String description) {
        return String.join(
                "\n",
                " permit, sequence " + sequence + " Invoked 0",
                "  Description:",
                "    " + description,
                "  Match clauses:",
                "  Set clauses:",
                "  Call clause:",
                "  Action:",
                "    Exit routemap",
                "");
    }
}
