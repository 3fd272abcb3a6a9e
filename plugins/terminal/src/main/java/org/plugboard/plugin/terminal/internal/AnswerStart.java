// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import org.jspecify.annotations.Nullable;

/** Where an answer begins: behind the echo of what was sent. Nothing counts before. */
final class AnswerStart {

    private final Wire wire;
    private final AnswerBuffer buffer;
    private final Echo echoes;
    private final @Nullable String prompt;
    private final EchoMatcher echo;
    private int index;
    private PromptLikeLines alike;

    /** Whether nothing came for so long that the first line must be the echo, in whatever form. */
    private boolean assumed;

    /** For what was just sent, behind this prompt, if it is known. */
    AnswerStart(Wire wire, Sent sent, @Nullable String prompt) {
        this.wire = wire;
        this.buffer = wire.buffer();
        this.echoes = sent.echoes();
        this.prompt = prompt;
        this.echo = sent.withinText() ? EchoMatcher.within(sent.line()) : new EchoMatcher(sent.line(), prompt);
        this.alike = new PromptLikeLines(prompt, 0);
    }

    /** Looks at what is new. */
    void scan() {
        if (!isKnown()) {
            echo.scan(buffer);
            if (echo.found()) {
                begin(echo.end());
            }
        }
    }

    private void begin(int where) {
        index = where;
        alike = new PromptLikeLines(prompt, where);
        wire.answerStartsAt(where);
    }

    /** Takes the first line for the echo, if none was found. */
    void assume() {
        if (!isKnown()) {
            assumed = true;
            begin(buffer.firstLineEnd());
        }
    }

    boolean isKnown() {
        return echo.found() || assumed || echoes == Echo.OFF;
    }

    boolean isEchoed() {
        return echo.found();
    }

    /** Whether the first line is the echo, in a form that nobody recognised. */
    boolean isBehindFirstLine() {
        return echoes == Echo.ON && !echo.found() && !assumed;
    }

    int index() {
        return index;
    }

    /** Whether no line but the one at {@code start} is like the prompt. Few answers need to be looked through for it. */
    boolean isOnlyPrompt(int start) {
        alike.scan(buffer);
        return !alike.besides(start);
    }
}
