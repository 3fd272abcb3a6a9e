// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plugboard.device.Secret;

/**
 * Shows lines of a file without the secrets in them. It goes by the text, since a line may have to be shown of a file that is no
 * YAML at all. What may be a secret counts as one: a line that says too little does no harm.
 */
final class Excerpts {

    private static final String MASK = "***";
    private static final int MAX_LENGTH = 160;
    private static final int MAX_BEFORE = 80;
    private static final String LEFT_OUT = "…";
    private static final int MAX_OPEN_LINES = 100;

    /** Blocks whose keys may be shown, but not their values. */
    private static final Pattern CONTAINER =
            Pattern.compile("\\s*(?:- )?[\"']?(?:cred\\w*|passwords|tacacs)[\"']?\\s*:\\s*(?:#.*|&\\w+\\s*)?");

    private static final Pattern KEY = Pattern.compile("([\\s-]*+[\"']?([\\w.-]+)[\"']?\\s*:)(?:\\s(.*)|$)");

    /** Looked for from the begin of a word only: a line may have a million characters. */
    private static final Pattern ANY_KEY = Pattern.compile("(?<![\\w-])([\\w-]+)[\"']?\\s*:");

    private static final Pattern BEHIND_KEY = Pattern.compile("[\\w.-]*[\"']?\\s*[:=]");
    private static final Pattern USER = Pattern.compile("user|username");
    private static final Pattern SIMPLE = Pattern.compile("\\s*[\"']?[\\w@.-]*[\"']?\\s*");

    /** What may be shown behind the key of a secret: the name of a variable, or the begin of a block. */
    private static final Pattern NO_SECRET =
            Pattern.compile("\\s*(?:[\"']?%(?:ENV|ASK)\\{[\\w .-]*\\}[\"']?|[|>][-+]?|[\\[{}\\]])?\\s*");

    private static final Pattern USER_INFO = Pattern.compile("://[^/\\s]*@");
    private static final Pattern ENCODED = Pattern.compile("%ENC\\{.*");

    private final List<String> lines;
    private final LineNesting nesting;

    // A file in one line has many findings in it.
    private int lastNumber;
    private String last = "";

    /**
     * What is shown of a line.
     *
     * @param column where in it the column is that was asked for, from 1
     */
    record Part(String text, int column) {}

    Excerpts(List<String> lines) {
        this.lines = lines;
        this.nesting = new LineNesting(lines);
    }

    /** The line, counted from 1; empty where there is none. */
    String of(int number) {
        if (number < 1 || number > lines.size()) {
            return "";
        }
        int index = number - 1;
        String line = lines.get(index);
        String visible = isHidden(index) ? hidden(line) : isInContainer(index) ? onlyKey(line) : masked(line);
        return USER_INFO
                .matcher(ENCODED.matcher(visible).replaceAll("%ENC{" + MASK))
                .replaceAll("://" + MASK + "@");
    }

    /**
     * The surroundings of a column, from 1, in characters of Unicode. Behind the end of what may be shown is its end: something
     * is missing there, or is masked.
     */
    Part around(int number, int column) {
        if (number != lastNumber) {
            last = of(number);
            lastNumber = number;
        }
        int length = last.codePointCount(0, last.length());
        int wanted = Math.min(Math.max(column - 1, 0), length);
        if (length <= MAX_LENGTH) {
            return new Part(last, wanted + 1);
        }
        int from = Math.max(0, wanted - MAX_BEFORE);
        int to = Math.min(length, from + MAX_LENGTH);
        int begin = last.offsetByCodePoints(0, from);
        String part = last.substring(begin, last.offsetByCodePoints(begin, to - from));
        return new Part(
                (from > 0 ? LEFT_OUT : "") + part + (to < length ? LEFT_OUT : ""), wanted - from + (from > 0 ? 2 : 1));
    }

    private boolean isHidden(int index) {
        int opener = nesting.opener(index);
        if (isOfKey(index)) {
            return true;
        }
        if (opener < index && (index - opener > MAX_OPEN_LINES || hasHint(opener, index) || isHidden(opener))) {
            return true;
        }
        boolean inText = false;
        boolean container = false;
        for (int above = nesting.parent(index); above >= 0; above = nesting.parent(above)) {
            String line = lines.get(above);
            inText |= LineNesting.beginsText(line);
            boolean isContainer = CONTAINER.matcher(line).matches();
            container |= isContainer;
            if (!isContainer && isSecret(line)) {
                return true;
            }
        }
        return inText && container;
    }

    /** Whether it is a line of a private key, which a file that is no YAML need not have under the key where it belongs. */
    private boolean isOfKey(int index) {
        for (int above = index - 1; above >= Math.max(0, index - MAX_OPEN_LINES); above--) {
            String line = lines.get(above);
            if (line.contains("-----END")) {
                return false;
            }
            if (Secret.isKey(line)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasHint(int from, int to) {
        return lines.subList(from, to).stream().anyMatch(Excerpts::isSecret);
    }

    private boolean isInContainer(int index) {
        for (int above = nesting.parent(index); above >= 0; above = nesting.parent(above)) {
            if (CONTAINER.matcher(lines.get(above)).matches()) {
                return true;
            }
        }
        return nesting.opener(index) < index && isInContainer(nesting.opener(index));
    }

    private static boolean isSecret(String line) {
        return SecretNames.hint().matcher(line).find() || secretKey(line) < line.length();
    }

    /** Where the key of a secret begins, also if it is misspelt; the line's length if there is none. */
    private static int secretKey(String line) {
        Matcher key = ANY_KEY.matcher(line);
        while (key.find()) {
            if (SecretNames.areUnder(key.group(1))) {
                return key.start();
            }
            if (NearMiss.of(key.group(1), Keys.CREDENTIAL.near())
                    .filter(meant -> !meant.equals("username"))
                    .isPresent()) {
                return key.start();
            }
        }
        return line.length();
    }

    private static String hidden(String line) {
        return line.isBlank()
                ? ""
                : " ".repeat(line.length() - line.stripLeading().length()) + MASK;
    }

    private static String onlyKey(String line) {
        if (line.isBlank() || line.strip().startsWith("#")) {
            return hidden(line);
        }
        Matcher key = KEY.matcher(line);
        if (!key.matches()) {
            return hidden(line);
        }
        String value = key.group(3) == null ? "" : key.group(3);
        boolean isUser =
                USER.matcher(key.group(2)).matches() && SIMPLE.matcher(value).matches();
        return isUser || NO_SECRET.matcher(value).matches() ? line : key.group(1) + " " + MASK;
    }

    private static String masked(String line) {
        Matcher hint = SecretNames.hint().matcher(line);
        int begin = Math.min(hint.find() ? hint.start() : line.length(), secretKey(line));
        if (begin == line.length()) {
            return line;
        }
        Matcher behind = BEHIND_KEY.matcher(line).region(begin, line.length());
        if (behind.lookingAt()) {
            String value = line.substring(behind.end());
            return NO_SECRET.matcher(value).matches() ? line : line.substring(0, behind.end()) + " " + MASK;
        }
        int word = begin;
        while (word > 0 && !Character.isWhitespace(line.charAt(word - 1))) {
            word--;
        }
        return line.substring(0, word) + MASK;
    }
}
