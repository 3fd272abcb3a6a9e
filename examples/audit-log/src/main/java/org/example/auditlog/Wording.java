// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.auditlog;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plugboard.device.Secret;
import org.plugboard.netconf.Xml;

/** What is written of a call's arguments and outcome, and what is left out since it may be a secret. */
final class Wording {

    /** They are read by people everywhere anyway, and say what was asked. Others change things, and may set passwords. */
    static final String SERVICES = "execute, get, get-config";

    static final String SECRET_WORDS =
            "password, passwd, passphrase, secret, community, credential, token, key, auth, psk";

    static final Wording SHIPPED = new Wording(SERVICES, SECRET_WORDS);

    private static final String NONE = "-";
    private static final String HIDDEN = "***";
    private static final int MOST_OF_ALL = 300;

    /** More of a text is not looked at. */
    private static final int MOST_READ = 16_384;

    /** Where XML begins: it may have passwords without any word that says so. */
    private static final Pattern XML = Pattern.compile("<[\\p{L}/?!]");

    /** A quotation mark behind a letter is an apostrophe. */
    private static final Pattern QUOTATION = Pattern.compile("(?<![\\p{L}\\p{N}])[\"'`\u201c]");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Set<String> services;
    private final List<String> secretWords;

    /** Both as texts with commas. */
    Wording(String services, String secretWords) {
        this.services = parts(services).map(Wording::plain).collect(Collectors.toUnmodifiableSet());
        this.secretWords =
                parts(secretWords).map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    private static Stream<String> parts(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }

    /** As Plugboard finds services: without regard to case, {@code -} and {@code _}. */
    private static String plain(String service) {
        return service.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    /** The arguments in one line. */
    String arguments(String service, List<?> arguments) {
        boolean written = services.contains(plain(service));
        String all = arguments.stream()
                .map(argument -> written ? shown(argument) : measured(argument))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? NONE : OneLine.of(all, MOST_OF_ALL);
    }

    private String shown(Object argument) {
        if (argument instanceof CharSequence) {
            String text = argument.toString();
            Matcher xml = XML.matcher(text);
            return xml.find()
                    ? withoutSecrets(text.substring(0, xml.start())) + measured(text.substring(xml.start()))
                    : withoutSecrets(text);
        }
        return withoutSecrets(OneLine.text(argument));
    }

    /** What an argument is, without what it says. */
    private static String measured(Object argument) {
        if (argument == null || argument instanceof Secret) {
            return String.valueOf(argument);
        }
        if (argument instanceof CharSequence text) {
            long lines = text.toString().lines().count();
            return "(" + text.length() + " characters" + (lines > 1 ? ", " + lines + " lines)" : ")");
        }
        // These can hold nothing of anybody's.
        boolean harmless = argument instanceof Enum || argument instanceof Duration || argument instanceof Boolean;
        return harmless ? OneLine.text(argument) : "(" + argument.getClass().getSimpleName() + ")";
    }

    /** The text up to the first word that speaks of a secret; of addresses such as {@code ftp://user:password@host} the host. */
    private String withoutSecrets(String text) {
        String read = text;
        String rest = "";
        if (text.length() > MOST_READ) {
            // The word at the end is not whole, so it could not be judged.
            read = text.substring(0, Math.max(0, text.lastIndexOf(' ', MOST_READ)));
            rest = "...";
        }
        StringBuilder shown = new StringBuilder();
        for (String word : read.split("(?<=\\s)")) {
            String lower = word.toLowerCase(Locale.ROOT);
            for (String secret : secretWords) {
                int at = lower.indexOf(secret);
                if (at >= 0) {
                    return shown + word.substring(0, at + secret.length()) + " " + HIDDEN;
                }
            }
            int user = word.indexOf("://");
            int host = word.lastIndexOf('@');
            shown.append(user >= 0 && host > user ? word.substring(0, user + 3) + HIDDEN + word.substring(host) : word);
        }
        return shown + rest;
    }

    /** Whether there is a result, and how long it is. */
    static String result(Object result) {
        if (result instanceof CharSequence text) {
            return "ok, " + text.length() + " characters";
        } else if (result instanceof Xml xml) {
            return "ok, " + xml.text().length() + " characters";
        } else if (result instanceof Collection<?> entries) {
            return "ok, " + entries.size() + " entries";
        }
        return "ok";
    }

    /**
     * The kind of the error, and its message up to what it quotes: that is the caller's text or the device's. Where the
     * arguments are not written, their words are not written here either.
     */
    String failure(String service, List<?> arguments, Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        if (failure.getMessage() == null) {
            return kind;
        }
        String message = OneLine.text(failure.getMessage());
        Matcher quotation = QUOTATION.matcher(message);
        String said = quotation.find() ? message.substring(0, quotation.start()) + "..." : message;
        String safe = services.contains(plain(service)) ? said : withoutWordsOf(arguments, said);
        return kind + ": " + OneLine.of(withoutSecrets(safe), MOST_OF_ALL);
    }

    private static String withoutWordsOf(List<?> arguments, String said) {
        Set<String> theirs = arguments.stream()
                .flatMap(argument -> WORD.matcher(OneLine.text(argument)).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        return WORD.matcher(said)
                .replaceAll(word -> theirs.contains(word.group()) ? HIDDEN : Matcher.quoteReplacement(word.group()));
    }
}
