// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.plugboard.connection.Names;

/** Reads words of OpenSSH's command line, as ssh(1) has them. Not thread-safe. */
final class OptionReader {

    /**
     * An option that has a meaning here.
     *
     * @param text as it was written, for messages
     */
    record Option(Keyword keyword, String value, String text) {}

    private static final String WITH_VALUE = "bcDeEFiIJlLmoOpPQRSwWB";

    /** Without a forwarding, a terminal of its own and a screen there is nothing that these could change. */
    private static final String HARMLESS = "246aCeEfgkMnPqStTvxy";

    private static final String UNSERVED = "1AbBDFGIJKLNOQRsVwWXY";

    private static final Map<Character, Keyword> MEANING = Map.of(
            'c', Keyword.CIPHERS,
            'm', Keyword.MACS,
            'i', Keyword.IDENTITY_FILE,
            'l', Keyword.USER,
            'p', Keyword.PORT);

    private final List<Option> options = new ArrayList<>();
    private final List<String> unserved = new ArrayList<>();

    /** The options that have a meaning, in their order. */
    List<Option> options() {
        return options;
    }

    /** Those that ask for something that is not done here, as they were written. */
    List<String> unserved() {
        return unserved;
    }

    /** @throws IllegalArgumentException quoting a word that cannot be understood, with what is expected */
    void read(List<String> words) {
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (word.length() < 2 || word.charAt(0) != '-' || word.charAt(1) == '-') {
                throw new IllegalArgumentException(
                        "'%s' is no option of ssh; expected one such as -p 2222 or -oKexAlgorithms=+diffie-hellman-group14-sha1"
                                .formatted(word));
            }
            cluster(word, rest);
        }
    }

    /** One word holds several letters, up to the first that takes a value: the rest of the word or the next one. */
    private void cluster(String word, Iterator<String> rest) {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (WITH_VALUE.indexOf(letter) < 0) {
                take(letter, "", "-" + letter);
                continue;
            }
            String attached = word.substring(i + 1);
            if (attached.isEmpty() && !rest.hasNext()) {
                throw new IllegalArgumentException("'-%c' needs a value behind it".formatted(letter));
            }
            String value = attached.isEmpty() ? rest.next() : attached;
            take(letter, value, "-" + letter + (attached.isEmpty() ? " " : "") + value);
            return;
        }
    }

    private void take(char letter, String value, String text) {
        Keyword meaning = MEANING.get(letter);
        if (letter == 'o') {
            assignment(value, text);
        } else if (meaning != null) {
            options.add(new Option(meaning, value, text));
        } else if (UNSERVED.indexOf(letter) >= 0) {
            if (letter != 'F' || !Keyword.isHarmless("Include", value)) {
                unserved.add(text);
            }
        } else if (HARMLESS.indexOf(letter) < 0) {
            throw new IllegalArgumentException("'%s': ssh has no such option".formatted(text));
        }
    }

    /** {@code Keyword=value} or {@code Keyword value}; the value may stand in double quotes. */
    private void assignment(String assignment, String text) {
        String[] parts = assignment.strip().split("\\s*=\\s*|\\s+", 2);
        String value = parts.length < 2 ? "" : unquoted(parts[1].strip());
        if (parts[0].isEmpty() || value.isEmpty()) {
            throw new IllegalArgumentException(
                    "'%s': expected a keyword of ssh_config and its value, such as -oPort=2222".formatted(text));
        }
        Keyword.named(parts[0]).ifPresentOrElse(keyword -> options.add(new Option(keyword, value, text)), () -> {
            if (Keyword.isUnserved(parts[0]) && !Keyword.isHarmless(parts[0], value)) {
                unserved.add(text);
            } else if (!Keyword.isHarmless(parts[0], value)) {
                throw new IllegalArgumentException("'%s': ssh_config has no keyword %s%s"
                        .formatted(
                                text,
                                parts[0],
                                Names.nearest(parts[0], Keyword.all())
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("")));
            }
        });
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
