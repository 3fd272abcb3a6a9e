// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Matcher;
import java.time.Duration;
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
final class RunningDialog {

    /** A match begins in so many characters at the end of what has come (semantics 137). */
    static final int WINDOW = 8192;

    /** Of a longer text without a match the end is kept for {@link Answering#received()}. */
    private static final int KEPT = 64 * 1024;

    /** Where this many times a limit is more than a clock can tell, the limit itself is long enough. */
    private static final Duration LONGEST_MULTIPLIED = Duration.ofDays(1000);

    private final List<DialogRule> rules = new ArrayList<>();
    private final Replier replier;
    private final Duration limit;
    private final Deadline end;
    private Deadline deadline;
    private final PlainText heard = new PlainText();
    private boolean news;
    private boolean over;
    private boolean timeoutSpent;

    /** A dialog that has this time. */
    RunningDialog(Dialog dialog, Replier replier, Deadline deadline) {
        this.replier = replier;
        this.limit = deadline.limit();
        this.end = Deadline.after(dialog.limit().orElseGet(() -> allOf(limit)));
        this.deadline = end.endNs() - deadline.endNs() < 0 ? end : deadline;
        this.over = dialog.statements().isEmpty();
        dialog.statements().forEach(statement -> rules.add(DialogRule.of(statement, replier)));
    }

    /** A device that asks for ever must not keep the call for ever. */
    private static Duration allOf(Duration limit) {
        return limit.compareTo(LONGEST_MULTIPLIED) > 0 ? limit : limit.multipliedBy(Dialog.CALL_LIMITS);
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
        return heard.length() > 2 * KEPT ? forget(heard.length() - KEPT) : "";
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
        int before = heard.length() - window.length();
        for (DialogRule rule : rules) {
            Optional<DialogRule.Match> match = rule.in(window, before);
            if (match.isPresent()) {
                return Optional.of(act(rule, match.get().matcher(), match.get().end()));
            }
        }
        return Optional.empty();
    }

    private String forget(int count) {
        rules.forEach(rule -> rule.forget(count));
        return heard.take(count);
    }

    /** Lets the statement act that is for the end of the time, once. */
    Optional<Turn> actOnTimeout() {
        Optional<DialogRule> rule =
                rules.stream().filter(DialogRule::isForTimeout).findFirst();
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
     * @param replied whether something was sent
     */
    record Turn(Statement statement, String received, boolean replied) {}

    private Turn act(DialogRule rule, @Nullable Matcher matcher, int end) {
        Statement statement = rule.statement();
        String received = heard.tail(heard.length()).substring(0, end);
        boolean replied = replier.act(statement.action(), matcher, received, deadline);
        over = !statement.loops();
        if (over || statement.trims()) {
            forget(end);
            news = end > 0 && heard.length() > 0;
        } else {
            rule.actedOn(end);
            news = true;
        }
        if (matcher != null) {
            timeoutSpent = false;
        }
        if (statement.restartsTimer()) {
            deadline = this.end.atMost(limit);
        }
        return new Turn(statement, received, replied);
    }
}
