// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.regex.Pattern;
import org.plugboard.connection.Names;

/**
 * Reads words of OpenSSH's command line, as ssh(1) has them. Of what has no meaning here only letters and keywords are told: the value
 * may be a command with a password in it. Not thread-safe.
 */
final class OptionReader {

    /**
     * An option that has a meaning here.
     *
     * @param name its letter, and the keyword of {@code -o}, as they were written
     */
    record Option(Keyword keyword, String value, String name) {

        /** For messages. The value is of a fixed vocabulary, but a port that is none may be meant for sshpass(1): a password. */
        @Override
        public String toString() {
            return keyword == Keyword.PORT && !value.matches("\\d+")
                    ? name
                    : name + (name.length() > 2 ? "=" : " ") + value;
        }
    }

    private static final Pattern LOOKS_LIKE_KEYWORD = Pattern.compile("[A-Za-z0-9]+");

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

    /** Those that ask for something that is not done here, without their values. */
    List<String> unserved() {
        return unserved;
    }

    /** @throws IllegalArgumentException saying which option cannot be understood, with what is expected */
    void read(List<String> words) {
        ListIterator<String> rest = words.listIterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (word.length() < 2 || word.charAt(0) != '-' || word.charAt(1) == '-') {
                throw new IllegalArgumentException(
                        "word %d is no option of ssh; expected one such as -p 2222 or -oKexAlgorithms=+diffie-hellman-group14-sha1;"
                                        .formatted(rest.nextIndex())
                                + " a value with blanks stands in quotes");
            }
            cluster(word, rest);
        }
    }

    /** One word holds several letters, up to the first that takes a value: the rest of the word or the next one. */
    private void cluster(String word, Iterator<String> rest) {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (WITH_VALUE.indexOf(letter) < 0) {
                take(letter, "");
                continue;
            }
            String attached = word.substring(i + 1);
            if (attached.isEmpty() && !rest.hasNext()) {
                throw new IllegalArgumentException("'-%c' needs a value behind it".formatted(letter));
            }
            take(letter, attached.isEmpty() ? rest.next() : attached);
            return;
        }
    }

    private void take(char letter, String value) {
        Keyword meaning = MEANING.get(letter);
        String name = "-" + letter;
        if (letter == 'o') {
            assignment(value);
        } else if (meaning != null) {
            options.add(new Option(meaning, value, name));
        } else if (UNSERVED.indexOf(letter) >= 0) {
            if (letter != 'F' || !Keyword.isHarmless("Include", value)) {
                unserved.add(name);
            }
        } else if (HARMLESS.indexOf(letter) < 0) {
            throw new IllegalArgumentException("'%s': ssh has no such option".formatted(name));
        }
    }

    /** {@code Keyword=value} or {@code Keyword value}; the value may stand in double quotes. */
    private void assignment(String assignment) {
        String[] parts = assignment.strip().split("\\s*=\\s*|\\s+", 2);
        String key = parts[0];
        String value = parts.length < 2 ? "" : unquoted(parts[1].strip());
        if (value.isEmpty() || !LOOKS_LIKE_KEYWORD.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "'-o%s': expected a keyword of ssh_config and its value, such as -oPort=2222"
                            .formatted(Keyword.all().contains(key) ? key : ""));
        }
        String name = "-o" + key;
        Keyword.named(key).ifPresentOrElse(keyword -> options.add(new Option(keyword, value, name)), () -> {
            if (Keyword.isUnserved(key) && !Keyword.isHarmless(key, value)) {
                unserved.add(name);
            } else if (!Keyword.isHarmless(key, value)) {
                throw new IllegalArgumentException("'%s': ssh_config has no keyword %s%s"
                        .formatted(
                                name,
                                key,
                                Names.nearest(key, Keyword.all())
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
