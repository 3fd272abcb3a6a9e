// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.plugboard.device.Finding;
import org.plugboard.device.TestbedException;
import org.plugboard.spi.TestbedReading;

/**
 * What is to be said about one file. Warnings go out as they come; errors are kept until all of the file is read. By aliases
 * and merges one line is read for many devices: what there is to say about it is said once.
 */
final class Report {

    /** Who has made more mistakes than this looks at these first. */
    private static final int MAX_ERRORS = 100;

    private static final int MAX_WARNINGS = 1000;

    private final TestbedReading reading;
    private final String mainFile;
    private final Map<List<Object>, Finding> errors = new LinkedHashMap<>();
    private final Set<String> keysWithErrors = new HashSet<>();
    private final HiddenTexts hidden = new HiddenTexts();
    private final Set<List<Object>> warned = new HashSet<>();

    /** @param mainFile the file that the user named, whose findings come first */
    Report(TestbedReading reading, String mainFile) {
        this.reading = reading;
        this.mainFile = mainFile;
    }

    /** What a part of the file says; where it has an error, that is kept and the part says {@code otherwise}. */
    <T> T or(T otherwise, Supplier<T> part) {
        try {
            return part.get();
        } catch (Fault fault) {
            error(fault);
            return otherwise;
        }
    }

    /** Looks at a part of the file; an error in it is kept. */
    void check(Runnable part) {
        try {
            part.run();
        } catch (Fault fault) {
            error(fault);
        }
    }

    /** Keeps a text that came from under the key of a secret out of all that is said from now on. */
    void hide(String secret) {
        hidden.add(secret);
    }

    /** Keeps an error. */
    void error(Fault fault) {
        Finding finding = hidden.in(fault.finding());
        errors.putIfAbsent(placeOf(finding), finding);
        if (!fault.key().isEmpty()) {
            keysWithErrors.add(fault.key());
        }
        if (errors.size() >= MAX_ERRORS) {
            refuseErrors();
        }
    }

    /** Keeps an error behind which nothing can be read; to be thrown. */
    TestbedException end(Fault fault) {
        errors.putIfAbsent(placeOf(fault.finding()), hidden.in(fault.finding()));
        return refusal();
    }

    /** Says that something is perhaps not meant as it stands there. */
    void warn(Place place, String text) {
        warn(place, text, "");
    }

    /** The same with a word of what would be right. Of a key that has an error no more is said: it follows from that. */
    void warn(Place place, String text, String hint) {
        if (!keysWithErrors.isEmpty() && keysWithErrors.contains(place.key())) {
            return;
        }
        if (warned.size() < MAX_WARNINGS
                && warned.add(List.of(place.file(), place.line(), place.column(), text, hint))) {
            reading.report(hidden.in(place.warning(text, hint)));
        }
    }

    private static List<Object> placeOf(Finding finding) {
        return List.of(finding.file(), finding.line(), finding.column());
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** @throws TestbedException with all errors, if there are any */
    void refuseErrors() {
        if (hasErrors()) {
            throw refusal();
        }
    }

    /** The file that was named goes before those that it names. */
    private int inOrder(String one, String other) {
        boolean main = one.equals(mainFile);
        return main == other.equals(mainFile) ? one.compareTo(other) : main ? -1 : 1;
    }

    private TestbedException refusal() {
        List<Finding> all = errors.values().stream()
                .sorted(Comparator.comparing(Finding::file, this::inOrder)
                        .thenComparingInt(Finding::line)
                        .thenComparingInt(Finding::column))
                .toList();
        Finding first = all.get(0);
        return new TestbedException(first.place() + ": " + first.text() + andMore(all.size() - 1), all);
    }

    private static String andMore(int more) {
        return switch (more) {
            case 0 -> "";
            case 1 -> "; one more error is in the file";
            default -> "; " + more + " more errors are in the file";
        };
    }
}
