// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.Durations;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Names;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Secret;
import org.plugboard.spi.Arguments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The arguments of one opening: the call's, else the path's, else the defaults'. Keeps the names that were asked for, by
 * the manager, the class and its transports: they are the names that there are.
 */
final class MergedArguments implements Arguments {

    private static final Logger LOG = LoggerFactory.getLogger(MergedArguments.class);

    private final String subject;
    private final ArgumentLevel ofCall;
    private final ArgumentLevel ofPath;
    private final ArgumentLevel ofDefaults;
    private final KnownNames known;
    private final AtomicBoolean checked;

    private MergedArguments(
            String subject,
            ArgumentLevel ofCall,
            ArgumentLevel ofPath,
            ArgumentLevel ofDefaults,
            KnownNames known,
            AtomicBoolean checked) {
        this.subject = subject;
        this.ofCall = ofCall;
        this.ofPath = ofPath;
        this.ofDefaults = ofDefaults;
        this.known = known;
        this.checked = checked;
    }

    MergedArguments(
            String subject, Map<String, Object> ofCall, Map<String, Object> ofPath, Map<String, Object> ofDefaults) {
        this(
                subject,
                new ArgumentLevel(ofCall),
                new ArgumentLevel(ofPath),
                new ArgumentLevel(ofDefaults),
                new KnownNames(),
                new AtomicBoolean());
    }

    /** What they are of, as messages begin. */
    String subject() {
        return subject;
    }

    /** Whether the call gives it. */
    boolean isOfCall(String name) {
        return ofCall.get(name) != null;
    }

    /** What is given anywhere, by its names, also what another place overrides. */
    void forEach(BiConsumer<String, Object> taker) {
        Stream.of(ofCall, ofPath, ofDefaults).forEach(level -> level.forEach(taker));
    }

    /** The same over another path; what was read before stays read. */
    MergedArguments over(Map<String, Object> path) {
        return new MergedArguments(subject, ofCall, new ArgumentLevel(path), ofDefaults, known, checked);
    }

    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable(value(name)).map(value -> {
            if (value instanceof Map || value instanceof List) {
                throw wrong(name, value, "a text");
            }
            return written(value);
        });
    }

    /** Whoever reads a secret as a text means to use it: a line to send, the name of a file. */
    private static String written(@Nullable Object value) {
        return value instanceof Secret secret ? secret.reveal() : String.valueOf(value);
    }

    @Override
    public Optional<Secret> secret(String name) {
        return text(name).map(Secret::of);
    }

    @Override
    public int number(String name, int otherwise) {
        Object value = value(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(written(value).trim());
        } catch (NumberFormatException e) {
            throw wrong(name, value, "a whole number");
        }
    }

    @Override
    public boolean flag(String name, boolean otherwise) {
        Object value = value(name);
        if (value == null) {
            return otherwise;
        }
        return switch (written(value).trim().toLowerCase(java.util.Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw wrong(name, value, "yes or no");
        };
    }

    @Override
    public Duration duration(String name, Duration otherwise) {
        Object value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Duration duration && !duration.isNegative()) {
            return duration;
        }
        try {
            return Durations.parse(written(value));
        } catch (IllegalArgumentException e) {
            if (value instanceof Secret) {
                throw wrong(name, value, "a time");
            }
            throw new InvalidRequestException(
                    subject + ": argument " + name + " is '" + value + "', " + e.getMessage());
        }
    }

    @Override
    public List<String> texts(String name) {
        Object value = value(name);
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list
                ? list.stream().map(MergedArguments::written).toList()
                : List.of(written(value));
    }

    /** The value as it was given: a {@link org.plugboard.device.Secret} stays one. */
    Optional<Object> given(String name) {
        return Optional.ofNullable(value(name));
    }

    @Override
    public Set<String> entries(String block) {
        return levels().flatMap(level -> level.entries(block).stream()).collect(Collectors.toSet());
    }

    @Override
    public boolean isBlock(String name) {
        return nearest(name).filter(Map.class::isInstance).isPresent();
    }

    @Override
    public Arguments withoutDefaults() {
        return new MergedArguments(subject, ofCall, ofPath, new ArgumentLevel(Map.of()), known, checked);
    }

    @Override
    public boolean isGiven(String name) {
        known.tolerate(name);
        return levels().anyMatch(level -> level.get(name) != null);
    }

    @Override
    public String spelling(String name, String... others) {
        known.add(name);
        Stream.of(others).forEach(known::tolerate);
        return levels().flatMap(level -> Stream.concat(Stream.of(name), Stream.of(others))
                        .filter(spelling -> level.get(spelling) != null))
                .findFirst()
                .orElse(name);
    }

    private @Nullable Object value(String name) {
        known.add(name);
        return nearest(name).orElse(null);
    }

    private Optional<Object> nearest(String name) {
        return levels().map(level -> level.get(name)).filter(Objects::nonNull).findFirst();
    }

    private Stream<ArgumentLevel> levels() {
        return Stream.of(ofCall, ofPath, ofDefaults);
    }

    /**
     * Refuses arguments of the call that nobody read: the caller meant something by them. Those of a path and of the
     * defaults are only warned about, since a file may hold keys for other tools and classes. Only the first call of an opening does it.
     */
    void refuseUnread() {
        if (checked.getAndSet(true)) {
            return;
        }
        ofCall.unread(known).stream().findFirst().ifPresent(name -> {
            throw UnknownNameException.of(subject, "argument", name, known.listed());
        });
        warnOfUnread(ofPath, "its path");
        warnOfUnread(ofDefaults, "the defaults");
    }

    private void warnOfUnread(ArgumentLevel level, String where) {
        for (String name : level.unread(known)) {
            LOG.warn("{}: nothing reads the key '{}' of {}{}", subject, name, where, hint(name));
        }
    }

    private String hint(String name) {
        return Names.nearest(name, known.listed())
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }

    private InvalidRequestException wrong(String name, Object value, String wanted) {
        return new InvalidRequestException(subject + ": argument " + name + " is '" + value + "', not " + wanted);
    }
}
