// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.transcript.replay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.plugboard.transcript.Transcript;
import org.plugboard.transcript.TranscriptEvent;
import org.plugboard.transcript.TranscriptHeader;

/** A transcript as questions and answers, from which any number of replays can be made. Immutable and thread-safe. */
public final class Recording {

    private final TranscriptHeader header;
    private final Output greeting;
    private final List<Exchange> exchanges;

    private Recording(TranscriptHeader header, Output greeting, List<Exchange> exchanges) {
        this.header = header;
        this.greeting = greeting;
        this.exchanges = List.copyOf(exchanges);
    }

    /** The questions and answers of a transcript. */
    public static Recording of(Transcript transcript) {
        Sorting sorting = new Sorting();
        transcript.events().forEach(sorting::add);
        sorting.finish();
        return new Recording(transcript.header(), sorting.greeting, sorting.exchanges());
    }

    /** Who was recorded. */
    public TranscriptHeader header() {
        return header;
    }

    /** What the device says before anything is asked. */
    Output greeting() {
        return greeting;
    }

    List<Exchange> exchanges() {
        return exchanges;
    }

    /** Sorts what was sent into lines and keys, and what came to what it answers. */
    private static final class Sorting {

        private final Output greeting = new Output();
        private final List<Input> inputs = new ArrayList<>();
        private final List<Output> outputs = new ArrayList<>();
        private final Set<Input> names = Collections.newSetFromMap(new IdentityHashMap<>());
        private final StringBuilder typed = new StringBuilder();
        private Duration last = Duration.ZERO;
        private char before;

        /** Who answers since a remark, until this name was sent; empty then. */
        private String user = "";

        private void add(TranscriptEvent event) {
            switch (event.kind()) {
                case SENT ->
                    new String(event.bytes(), StandardCharsets.ISO_8859_1)
                            .chars()
                            .forEach(c -> type((char) c));
                case RECEIVED -> {
                    finish();
                    answers().add(new Piece(since(event), event.bytes(), false));
                }
                case MARK -> {
                    event.user().ifPresent(name -> user = name);
                    if (event.isEndByPeer()) {
                        finish();
                        answers().add(Piece.END);
                    }
                }
            }
            last = event.at();
        }

        private Duration since(TranscriptEvent event) {
            Duration since = event.at().minus(last);
            return since.isNegative() ? Duration.ZERO : since;
        }

        private void type(char c) {
            if (!Input.isSecondHalf(c, before) && (c == '\r' || c == '\n')) {
                begin(Input.line(typed.toString()));
            } else if (!Input.isSecondHalf(c, before)) {
                typed.append(c);
            }
            before = c;
        }

        /** What was typed without a line end was a key, if something came behind it. */
        private void finish() {
            if (typed.length() > 0) {
                begin(Input.keys(typed.toString()));
            }
        }

        private void begin(Input input) {
            typed.setLength(0);
            if (!user.isEmpty() && input.text().equals(user)) {
                names.add(input);
                user = "";
            }
            inputs.add(input);
            outputs.add(new Output());
        }

        private Output answers() {
            return outputs.isEmpty() ? greeting : outputs.get(outputs.size() - 1);
        }

        private List<Exchange> exchanges() {
            splitTypedAhead();
            List<Exchange> exchanges = new ArrayList<>();
            String prompt = Output.lastLine(greeting.text());
            for (int at = 0; at < inputs.size(); at++) {
                exchanges.add(new Exchange(prompt, inputs.get(at), outputs.get(at), names.contains(inputs.get(at))));
                String text = outputs.get(at).text();
                prompt = text.isEmpty() ? prompt : Output.lastLine(text);
            }
            return exchanges;
        }

        /** Where a line was sent before the answer to the one before had come, its echo is where its own answer begins. */
        private void splitTypedAhead() {
            for (int at = inputs.size() - 1; at > 0; at--) {
                String echo = inputs.get(at).printed();
                Output before = outputs.get(at - 1);
                int start = echo.isEmpty() ? -1 : outputs.get(at).text().indexOf(echo);
                if (start > 0 && before.isCutShort(inputs.get(at - 1).printed())) {
                    outputs.get(at).moveStartTo(before, start);
                }
            }
        }
    }
}
