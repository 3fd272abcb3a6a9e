// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.terminal.internal.platform.Mode;
import org.plugboard.plugin.terminal.internal.platform.Platform;

/**
 * What a prompt looks like in this session: the literal one that was seen last, else the platform's pattern of a mode with
 * the learnt host name. A host name can change, so a prompt with another one is learnt anew as soon as it is certain. Looks
 * at the last line only. Not thread-safe.
 */
final class Prompts {

    /** No prompt is longer; a longer last line is output. */
    private static final int LONGEST = 512;

    private static final String HOST = "host";

    /**
     * What may be a prompt at the end of the buffer.
     *
     * @param start where it begins in the buffer
     * @param wholeLine whether nothing stands before it in its line
     * @param known whether it is a prompt of the learnt host
     */
    record Candidate(String prompt, int start, boolean wholeLine, boolean known) {}

    private static final String MARKS = "*!";

    private final Platform platform;
    private final @Nullable Pattern own;
    private final Consumer<String> onHost;
    private final Map<String, Pattern> ofAnyHost;
    private Map<String, Pattern> patterns;
    private @Nullable String host;
    private final LinesAbove above = new LinesAbove();
    private @Nullable Prompt current;

    /** What stood above it. */
    private String currentAbove = "";

    /**
     * Before the first prompt.
     *
     * @param own the user's own pattern, which goes before those of the platform, or null
     * @param onHost is told the host name whenever it is learnt
     */
    Prompts(Platform platform, @Nullable Pattern own, Consumer<String> onHost) {
        this.platform = platform;
        this.own = own;
        this.onHost = onHost;
        this.ofAnyHost = platform.prompts(null);
        this.patterns = ofAnyHost;
    }

    Optional<Prompt> current() {
        return Optional.ofNullable(current);
    }

    /** The lines of the prompt above its last one. */
    LinesAbove above() {
        return above;
    }

    /** The text of the prompt that was seen last, or null. */
    @Nullable
    String literal() {
        return current == null ? null : current.text();
    }

    /** Takes this line, with nothing above it, for the prompt that the session shows now. */
    void see(String text) {
        see(text, "");
    }

    /**
     * Takes this line for the prompt that the session shows now, and the host name from it if that is new.
     *
     * @param above what stands above it, as far as it belongs to the prompt; else empty
     */
    void see(String text, String above) {
        if (host != null && text.equals(literal()) && above.equals(currentAbove)) {
            return;
        }
        if (host == null || !isPrompt(text)) {
            learnHost(text);
        }
        current = new Prompt(text, modeOf(text, above));
        currentAbove = above;
    }

    private void learnHost(String text) {
        for (Pattern pattern : ofAnyHost.values()) {
            Matcher matcher = pattern.matcher(text);
            if (pattern.namedGroups().containsKey(HOST) && matcher.matches() && matcher.group(HOST) != null) {
                host = matcher.group(HOST);
                patterns = platform.prompts(host);
                onHost.accept(host);
                return;
            }
        }
    }

    /** Whether this line, without the blanks at its end, is a prompt. */
    boolean isPrompt(String line) {
        return line.equals(literal()) || matches(own, line) || modeOf(line) != null;
    }

    /** Whether this line is a prompt, or would be one if the host had another name. */
    boolean isPromptOfAnyHost(String line) {
        return isPrompt(line)
                || ((host != null || isHostless())
                        && ofAnyHost.values().stream().anyMatch(pattern -> matches(pattern, line)));
    }

    /**
     * What may be a prompt at the end of the buffer, at or behind {@code from}.
     *
     * @param canAsk whether the device can be asked, so that the patterns with any host name are no risk; otherwise only the
     *     host name may differ from the prompt that was seen last
     */
    Optional<Candidate> atEnd(AnswerBuffer buffer, int from, boolean canAsk) {
        int earliest = Math.max(from, buffer.length() - LONGEST);
        int start = buffer.lastLine(earliest);
        int end = buffer.skipBack(buffer.length(), start, false);
        if (end == start) {
            return Optional.empty();
        }
        boolean whole = start == from || AnswerBuffer.isLineEnd(buffer.charAt(start - 1));
        String line = buffer.subSequence(start, end);
        if (current != null && line.endsWith(current.text()) && !(whole && isMarked(line, current.text()))) {
            int before = line.length() - current.text().length();
            return Optional.of(new Candidate(current.text(), start + before, whole && before == 0, true));
        }
        boolean known = isPrompt(line);
        return whole && (known || ((canAsk || isHostless()) ? isPromptOfAnyHost(line) : differsInHostOnly(line)))
                ? Optional.of(new Candidate(line, start, true, known))
                : Optional.empty();
    }

    /** Whether the prompt has got a mark before it, which says that something is not saved, and is one with it. */
    private boolean isMarked(String line, String prompt) {
        String before = line.substring(0, line.length() - prompt.length());
        return !before.isEmpty() && before.chars().allMatch(c -> MARKS.indexOf(c) >= 0) && isPrompt(line);
    }

    /** Whether the session shows a prompt of the platform in which no host name stands. */
    private boolean isHostless() {
        return host == null && current != null && current.mode() != null;
    }

    private boolean differsInHostOnly(String line) {
        return host != null
                && current != null
                && ofAnyHost.values().stream().anyMatch(pattern -> {
                    Matcher before = pattern.matcher(current.text());
                    Matcher now = pattern.matcher(line);
                    return pattern.namedGroups().containsKey(HOST)
                            && before.matches()
                            && now.matches()
                            && withoutHost(before, current.text()).equals(withoutHost(now, line));
                });
    }

    private static String withoutHost(Matcher matcher, String text) {
        return text.substring(0, matcher.start(HOST)) + HOST + text.substring(matcher.end(HOST));
    }

    /** The mode that shows this prompt, or null if none does. */
    @Nullable
    String modeOf(String line) {
        return modeOf(line, null);
    }

    private @Nullable String modeOf(String line, @Nullable String above) {
        if (host == null && current != null) {
            // Without a host name the patterns fit too much: only what was learnt literally counts.
            return line.equals(current.text()) ? current.mode() : null;
        }
        for (Map.Entry<String, Pattern> mode : patterns.entrySet()) {
            if (matches(mode.getValue(), line) && isBelow(above, mode.getKey())) {
                return mode.getKey();
            }
        }
        return null;
    }

    private boolean isBelow(@Nullable String above, String name) {
        Mode mode = platform.modes().get(name);
        return above == null || mode == null || mode.isBelow(above);
    }

    /** Says of a line that it is no prompt, and of which it is nearest; empty if there is nothing to say. */
    String miss(String line) {
        return isPrompt(line) ? "" : new NearMiss(platform, host, current).of(line);
    }

    private static boolean matches(@Nullable Pattern pattern, String line) {
        return pattern != null && pattern.matches(line);
    }
}
