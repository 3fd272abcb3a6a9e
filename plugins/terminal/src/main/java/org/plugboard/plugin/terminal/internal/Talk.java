// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.cli.Answering;
import org.plugboard.cli.Dialog;
import org.plugboard.cli.Statement;
import org.plugboard.spi.Deadline;

/**
 * A dialog that is being held: it hears what comes, piece by piece, and lets the first statement that matches act (semantics
 * 138, 139). Used once, by one thread.
 */
final class Talk {

    /** A match begins in so many characters at the end of what has come (semantics 137). */
    static final int WINDOW = 8192;

    /** Of a longer text without a match the end is kept for {@link Answering#received()}. */
    private static final int KEPT = 64 * 1024;

    /** A device that asks for ever must not keep the call for ever. */
    private static final int MOST_RESTARTS = 1000;

    /** A statement with its pattern, which is null for the one that acts when nothing matched in time. */
    private record Rule(Statement statement, @Nullable Pattern pattern, boolean lastLineOnly) {}

    private final List<Rule> rules = new ArrayList<>();
    private final Speaker speaker;
    private Deadline deadline;
    private final PlainText heard = new PlainText();
    private boolean news;
    private boolean over;
    private boolean timeoutSpent;
    private int restarts;

    /** A dialog that has this time. */
    Talk(Dialog dialog, Speaker speaker, Deadline deadline) {
        this.speaker = speaker;
        this.deadline = deadline;
        this.over = dialog.statements().isEmpty();
        for (Statement statement : dialog.statements()) {
            boolean timeout = statement.pattern().equals(Statement.TIMEOUT);
            rules.add(new Rule(
                    statement,
                    timeout ? null : speaker.compile(statement.pattern()),
                    seesLastLineOnly(statement.pattern())));
        }
    }

    /** One with a line end in it, or that takes all, sees everything; else one that ends in {@code $} sees the last line. */
    private static boolean seesLastLineOnly(String pattern) {
        boolean anchored = pattern.endsWith("$") && !pattern.endsWith("\\$");
        boolean severalLines = pattern.contains("\n") || pattern.contains("\\n") || pattern.contains("\\r");
        return anchored && !severalLines && !pattern.startsWith(".*$") && !pattern.startsWith(".+$");
    }

    /** When its time is over; it begins anew behind statements that say so. */
    Deadline deadline() {
        return deadline;
    }

    /** Whether no statement acts any more. */
    boolean isOver() {
        return over;
    }

    /** Takes a part of what has come, as it came. Gives what is out of reach of all statements by that, mostly nothing. */
    String hear(AnswerBuffer raw, int from, int to) {
        if (over || to <= from) {
            return "";
        }
        heard.add(raw, from, to);
        news = true;
        return heard.length() > 2 * KEPT ? heard.take(heard.length() - KEPT) : "";
    }

    /** What was heard and is in reach of the statements. */
    String heard() {
        return heard.tail(heard.length());
    }

    /** Lets the first statement act that matches what was heard, and gives what it has done. */
    Optional<Turn> act() {
        if (over || !news) {
            return Optional.empty();
        }
        news = false;
        String window = heard.tail(WINDOW);
        int lastLine = window.lastIndexOf('\n') + 1;
        for (Rule rule : rules) {
            Pattern pattern = rule.pattern();
            if (pattern == null) {
                continue;
            }
            int from = rule.lastLineOnly() ? lastLine : 0;
            Matcher matcher = pattern.matcher(window.substring(from));
            if (matcher.find()) {
                return Optional.of(act(rule, matcher, heard.length() - window.length() + from + matcher.end()));
            }
        }
        return Optional.empty();
    }

    /** Lets the statement act that is for the end of the time, once. */
    Optional<Turn> actOnTimeout() {
        Optional<Rule> rule =
                rules.stream().filter(each -> each.pattern() == null).findFirst();
        if (over || timeoutSpent || rule.isEmpty()) {
            return Optional.empty();
        }
        timeoutSpent = true;
        return Optional.of(act(rule.get(), null, heard.length()));
    }

    /**
     * What a statement has done.
     *
     * @param received what was heard before it, up to the end of its match
     * @param spoke whether something was sent
     */
    record Turn(Statement statement, String received, boolean spoke) {}

    private Turn act(Rule rule, @Nullable Matcher matcher, int end) {
        Statement statement = rule.statement();
        String received = heard.tail(heard.length()).substring(0, end);
        boolean spoke = speaker.say(statement.action(), matcher, received, deadline);
        over = !statement.loops();
        if (over || statement.trims()) {
            heard.take(end);
            news = end > 0 && heard.length() > 0;
        }
        if (matcher != null) {
            timeoutSpent = false;
        }
        if (statement.restartsTimer() && restarts++ < MOST_RESTARTS) {
            deadline = Deadline.after(deadline.limit());
        }
        return new Turn(statement, received, spoke);
    }
}
