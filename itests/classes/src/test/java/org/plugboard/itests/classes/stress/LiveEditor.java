// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.plugboard.contract.Eventually;
import org.plugboard.device.FollowedTestbed;
import org.plugboard.device.TestbedFacts;

/** Edits the files of a live testbed as its seed says, and waits until each edit was taken. */
final class LiveEditor {

    private final LiveText text;
    private final Path file;
    private final Path base;
    private final Random random;
    private final List<Edit> deck = new ArrayList<>();
    private String baseBefore = "";

    LiveEditor(LiveText text, Path folder, Random random) throws IOException {
        this.text = text;
        this.file = folder.resolve("live.yaml");
        this.base = folder.resolve("base.yaml");
        this.random = random;
        write();
    }

    Path file() {
        return file;
    }

    /** The next edits; each kind comes once before any comes again. */
    List<Edit> next(int count) {
        List<Edit> drawn = new ArrayList<>();
        while (drawn.size() < count) {
            if (deck.isEmpty()) {
                deck.addAll(List.of(Edit.values()));
                Collections.shuffle(deck, random);
            }
            drawn.add(deck.remove(0));
        }
        return drawn;
    }

    /** Makes the edits and returns when the testbed is what the files say. */
    void make(List<Edit> edits, FollowedTestbed followed) throws IOException {
        for (Edit edit : edits) {
            String slip = edit.slip(text.file());
            if (!slip.equals(text.file())) {
                write(file, slip);
                Eventually.await(
                        () -> edit + " is seen", () -> followed.problem().isPresent());
            }
            edit.on(text, random);
        }
        text.number++;
        write();
        Eventually.await(
                () -> edits + " are taken; problem " + followed.problem(),
                () -> followed.problem().isEmpty() && isTaken(followed.testbed().facts()));
    }

    private boolean isTaken(TestbedFacts facts) {
        return facts.custom().equals(Map.of("base", text.baseNote, "edit", text.number));
    }

    private void write() throws IOException {
        if (!text.base().equals(baseBefore)) {
            baseBefore = text.base();
            write(base, baseBefore);
        }
        write(file, text.file());
    }

    /** As editors do: a new file under the old name, or over the old one. */
    private void write(Path to, String content) throws IOException {
        if (random.nextBoolean()) {
            Path next = Files.writeString(to.resolveSibling("." + to.getFileName() + ".next"), content);
            Files.move(next, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.write(to, content.getBytes(StandardCharsets.UTF_8));
        }
    }
}
