// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.splits;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.plugboard.transcript.Transcript;
import org.plugboard.transcript.replay.Piece;
import org.plugboard.transcript.replay.Recording;
import org.plugboard.transcript.replay.Replay;

/** The device of a transcript, as {@code class: replay} has it. Not thread-safe. */
final class ReplayedLine implements TypedLine {

    private final Replay replay;
    private final Consumer<String> says;

    ReplayedLine(Path transcript, Consumer<String> says) {
        this.replay = new Replay(Recording.of(Transcript.read(transcript)));
        this.says = says;
    }

    @Override
    public void begin() {
        say(replay.begin());
    }

    @Override
    public void type(String keys) {
        byte[] bytes = keys.getBytes(StandardCharsets.UTF_8);
        say(replay.typed(bytes, 0, bytes.length));
    }

    private void say(List<Piece> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(piece -> all.writeBytes(piece.bytes()));
        says.accept(all.toString(StandardCharsets.UTF_8));
    }
}
