// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.plugin.ssh.internal.OptionReader.Option;
import org.plugboard.spi.FileName;
import org.plugboard.spi.TransportContext;

/**
 * The argument {@code ssh_options}: options of OpenSSH's command line (semantics 133). Of several with one keyword the first
 * counts, as in ssh_config(5).
 */
final class SshOptions {

    private static final Pattern TIME = Pattern.compile("(\\d{1,8})([smhdw]?)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Duration> UNITS = Map.of(
            "", Duration.ofSeconds(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7));

    private final String name;
    private final Map<Keyword, Option> options = new EnumMap<>(Keyword.class);
    private final List<String> unserved;

    private SshOptions(String name, List<Option> options, List<String> unserved) {
        this.name = name;
        options.forEach(option -> this.options.putIfAbsent(option.keyword(), option));
        this.unserved = List.copyOf(unserved);
    }

    /** @throws InvalidRequestException if one cannot be understood */
    static SshOptions from(TransportContext context) {
        return of(context.name(), context.arguments().texts("ssh_options"));
    }

    /** @param name how messages begin */
    static SshOptions of(String name, List<String> texts) {
        OptionReader reader = new OptionReader();
        try {
            reader.read(texts.stream()
                    .flatMap(text -> ShellWords.split(text).stream())
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("%s: ssh_options: %s".formatted(name, e.getMessage()), e);
        }
        return new SshOptions(name, reader.options(), reader.unserved());
    }

    /** Those that ask for something that is not done here: letters and keywords, without values, which may hold secrets. */
    List<String> unserved() {
        return unserved;
    }

    /** Whether there is one with this keyword. */
    boolean has(Keyword keyword) {
        return options.containsKey(keyword);
    }

    Optional<String> text(Keyword keyword) {
        return Optional.ofNullable(options.get(keyword)).map(Option::value);
    }

    /** The port of {@code -p}. */
    Optional<Integer> port() {
        return text(Keyword.PORT).map(value -> {
            int port = value.matches("\\d{1,5}") ? Integer.parseInt(value) : 0;
            if (port < 1 || port > 65535) {
                throw wrong(Keyword.PORT, "a port in 1 … 65535");
            }
            return port;
        });
    }

    /** The key of {@code -i}, unless it is {@code none}. */
    Optional<Path> identityFile() {
        return text(Keyword.IDENTITY_FILE)
                .filter(value -> !value.equalsIgnoreCase("none"))
                .map(value -> file(Keyword.IDENTITY_FILE, value));
    }

    /** The first of the files; {@code none} is one that has nothing. */
    Optional<Path> knownHosts() {
        return text(Keyword.USER_KNOWN_HOSTS_FILE)
                .map(value -> value.split("\\s+", 2)[0])
                .map(value -> value.equalsIgnoreCase("none")
                        ? KnownHosts.NOWHERE
                        : file(Keyword.USER_KNOWN_HOSTS_FILE, value));
    }

    private Path file(Keyword keyword, String value) {
        return FileName.of(name, "ssh_options: " + keyword, value);
    }

    /** What {@code StrictHostKeyChecking} means for us: nobody can be asked, so {@code ask} is our default. */
    Optional<HostKeys> hostKeys() {
        return text(Keyword.STRICT_HOST_KEY_CHECKING).map(value -> switch (value.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> HostKeys.STRICT;
            case "no", "false", "off" -> HostKeys.OFF;
            case "accept-new", "ask" -> HostKeys.ACCEPT_NEW;
            default -> throw wrong(Keyword.STRICT_HOST_KEY_CHECKING, "yes, no, accept-new or ask");
        });
    }

    /** How long connecting may take up to the login. */
    Optional<Duration> connectTimeout() {
        return text(Keyword.CONNECT_TIMEOUT)
                .filter(value -> !value.equalsIgnoreCase("none") && !value.equals("0"))
                .map(this::time);
    }

    /** Whether a way to log in is not switched off. */
    boolean allows(Keyword authentication) {
        return text(authentication)
                .map(value -> switch (value.toLowerCase(Locale.ROOT)) {
                    case "yes", "true", "unbound", "host-bound" -> true;
                    case "no", "false" -> false;
                    default -> throw wrong(authentication, "yes or no");
                })
                .orElse(true);
    }

    /** The ways to log in, in the order in which to try them. */
    Optional<List<String>> preferredAuthentications() {
        return text(Keyword.PREFERRED_AUTHENTICATIONS)
                .map(value -> List.of(value.toLowerCase(Locale.ROOT).split("\\s*,\\s*", -1)));
    }

    /** That the value of an option is none. */
    InvalidRequestException wrong(Keyword keyword, String expected) {
        Option option = options.get(keyword);
        return new InvalidRequestException(
                "%s: ssh_options: '%s': expected %s".formatted(name, option == null ? keyword : option, expected));
    }

    /** As sshd_config(5) has it, “TIME FORMATS”: {@code 90}, {@code 1m30s}. */
    private Duration time(String value) {
        Matcher part = TIME.matcher(value);
        Duration sum = Duration.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            sum = sum.plus(UNITS.getOrDefault(part.group(2).toLowerCase(Locale.ROOT), Duration.ZERO)
                    .multipliedBy(Long.parseLong(part.group(1))));
            end = part.end();
        }
        if (end != value.length() || sum.isZero()) {
            throw wrong(Keyword.CONNECT_TIMEOUT, "a time such as 10 or 1m30s");
        }
        return sum;
    }
}
