// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.plugboard.netconf.RpcError;

/** What a device reports, for one line: the first few, and how many more there are. Each is short, and its path stands whatever its text. */
final class ErrorWords {

    /** A line of a shell or a log is where most people see a refusal, and see nothing else of it. */
    private static final int OF_REFUSAL = 5;

    private ErrorWords() {}

    /** What it was refused for first, and what is but a warning behind it. */
    static String ofRefusal(List<RpcError> errors) {
        return inWords(
                errors.stream()
                        .sorted(Comparator.comparing(RpcError::isWarning))
                        .toList(),
                OF_REFUSAL);
    }

    /** Of warnings the first is said: they change no result. */
    static String ofWarnings(List<RpcError> warnings) {
        return inWords(warnings, 1);
    }

    private static String inWords(List<RpcError> errors, int most) {
        String said = errors.stream().limit(most).map(ErrorWords::inWords).collect(Collectors.joining("; also "));
        int others = errors.size() - most;
        return others <= 0 ? said : said + "; and " + others + " more";
    }

    private static String inWords(RpcError error) {
        StringBuilder text = new StringBuilder("%s (%s)".formatted(error.tag(), error.type()));
        if (error.appTag() != null) {
            text.append(", ").append(error.appTag());
        }
        if (error.message() != null) {
            text.append(": ").append(error.message());
        }
        text.append(ErrorInfo.inWords(error));
        String said = Failures.excerpt(text.toString());
        return error.path() == null ? said : said + "; path " + Failures.excerpt(error.path());
    }
}
