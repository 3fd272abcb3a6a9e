// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.transcript;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.spi.Arguments;

/**
 * Where the transcripts of a connection are to be written.
 *
 * @param pattern a file, a folder, or a file with placeholders
 */
public record TranscriptName(String pattern) {

    private static final Set<String> YES = Set.of("yes", "true", "on");
    private static final Set<String> NO = Set.of("", "no", "false", "off", "none");
    private static final Set<String> PLACEHOLDERS = Set.of("device", "alias", "path", "time");
    private static final String IN_A_FOLDER = "{device}-{alias}-{time}.cast";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /**
     * What the nearest argument asks for; {@code yes} is the usual name, {@code no} takes it back where a file asks for it.
     *
     * @param subject device and alias, as messages begin
     * @throws InvalidRequestException if there is no such placeholder, or it is no name of a file
     */
    public static Optional<TranscriptName> of(Arguments arguments, String subject) {
        // The second is the name that unicon has for it.
        String argument = arguments.spelling("transcript", "logfile");
        Optional<TranscriptName> name = arguments
                .text(argument)
                .filter(value -> !NO.contains(value.toLowerCase(Locale.ROOT)))
                .map(value -> new TranscriptName(YES.contains(value.toLowerCase(Locale.ROOT)) ? IN_A_FOLDER : value));
        name.ifPresent(found -> found.check(subject + ": argument " + argument));
        return name;
    }

    private void check(String subject) {
        Matcher placeholder = PLACEHOLDER.matcher(pattern);
        while (placeholder.find()) {
            if (!PLACEHOLDERS.contains(placeholder.group(1))) {
                throw UnknownNameException.of(subject, "placeholder", placeholder.group(1), PLACEHOLDERS);
            }
        }
        if (pattern.indexOf('\0') >= 0) {
            throw new InvalidRequestException(subject + " is no name of a file: it holds a NUL");
        }
    }

    /** The file of a session that begins now, which may be there already. Looks at the file system. */
    Path file(Map<String, String> values, Instant now) {
        String whole = pattern.endsWith("/") || Files.isDirectory(path(pattern))
                ? path(pattern).resolve(IN_A_FOLDER).toString()
                : path(pattern).toString();
        Matcher placeholder = PLACEHOLDER.matcher(whole);
        return Path.of(placeholder.replaceAll(found -> Matcher.quoteReplacement(
                found.group(1).equals("time")
                        ? TIME.format(now)
                        : plain(values.getOrDefault(found.group(1), "none")))));
    }

    private static Path path(String text) {
        return text.startsWith("~/") ? Path.of(System.getProperty("user.home"), text.substring(2)) : Path.of(text);
    }

    /** A device's name must not lead into another folder. */
    private static String plain(String value) {
        return value.replaceAll("[^\\p{L}\\p{N}._-]", "-").replaceFirst("^\\.", "-");
    }
}
