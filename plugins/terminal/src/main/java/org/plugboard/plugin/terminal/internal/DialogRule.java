// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.cli.Statement;

/** A statement of a dialog that is being held: where its pattern is looked for, and what it has acted on already. */
final class DialogRule {

    private static final int NOTHING = -1;

    /**
     * What a pattern has found.
     *
     * @param end where it ends in what was heard
     */
    record Match(Matcher matcher, int end) {}

    private final Statement statement;
    private final @Nullable Pattern pattern;
    private final boolean lastLineOnly;

    /** In what was heard, the end of the match that it has acted on, as far as that is still there. */
    private int acted = NOTHING;

    private DialogRule(Statement statement, @Nullable Pattern pattern, boolean lastLineOnly) {
        this.statement = statement;
        this.pattern = pattern;
        this.lastLineOnly = lastLineOnly;
    }

    static DialogRule of(Statement statement, Replier replier) {
        boolean timeout = statement.pattern().equals(Statement.TIMEOUT);
        return new DialogRule(
                statement,
                timeout ? null : replier.compile(statement.pattern()),
                seesLastLineOnly(statement.pattern()));
    }

    /** One with a line end in it, or that takes all, sees everything; else one that ends in {@code $} sees the last line. */
    private static boolean seesLastLineOnly(String pattern) {
        boolean anchored = pattern.endsWith("$") && !pattern.endsWith("\\$");
        boolean severalLines = pattern.contains("\n") || pattern.contains("\\n") || pattern.contains("\\r");
        return anchored && !severalLines && !pattern.startsWith(".*$") && !pattern.startsWith(".+$");
    }

    Statement statement() {
        return statement;
    }

    /** Whether it acts when nothing has matched in time. */
    boolean isForTimeout() {
        return pattern == null;
    }

    /** Its first match in the end of what was heard, before which {@code before} characters stand, that it has not acted on. */
    Optional<Match> in(String window, int before) {
        if (pattern == null) {
            return Optional.empty();
        }
        int start = lastLineOnly ? window.lastIndexOf('\n') + 1 : 0;
        String text = window.substring(start);
        int base = before + start;
        Matcher matcher = pattern.matcher(text);
        boolean found = matcher.find(Math.min(Math.max(0, acted - base), text.length()));
        while (found && hasActedOn(matcher, base)) {
            found = matcher.find();
        }
        return found ? Optional.of(new Match(matcher, base + matcher.end())) : Optional.empty();
    }

    /** A match of nothing could be found behind every character. */
    private boolean hasActedOn(Matcher matcher, int base) {
        return acted != NOTHING && (base + matcher.end() <= acted || matcher.end() == matcher.start());
    }

    /** It has acted on a match that ends there, and what was heard is kept. */
    void actedOn(int end) {
        acted = end;
    }

    /** The first characters of what was heard are forgotten. */
    void forget(int count) {
        acted = acted < count ? NOTHING : acted - count;
    }
}
