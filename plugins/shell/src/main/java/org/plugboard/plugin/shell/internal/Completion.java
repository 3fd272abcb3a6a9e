// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Hands the suggestions for a word to the editor of lines. */
final class Completion implements Completer {

    private final Suggestions suggestions;

    Completion(Workbench bench) {
        this.suggestions = new Suggestions(bench);
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> before = line.words().subList(0, line.wordIndex());
        for (String word : suggestions.after(before, line.word())) {
            // The value of an argument, the rest of a path, or the next word of a line in quotes goes on in the same
            // word.
            boolean whole = !word.endsWith("=") && !word.endsWith("/") && !word.endsWith(" ");
            candidates.add(new Candidate(word, word, null, null, null, null, whole));
        }
    }
}
