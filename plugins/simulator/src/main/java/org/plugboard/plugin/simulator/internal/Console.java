// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A terminal: makes lines and keys of bytes, and holds one dialogue after the other. */
final class Console implements Conversation {

    private static final int CTRL_C = 0x03;

    private final Deque<Dialogue> dialogues;
    private final LineEditor editor = new LineEditor();

    Console(Dialogue... dialogues) {
        this.dialogues = new ArrayDeque<>(List.of(dialogues));
    }

    @Override
    public void begin(Outlet out) {
        dialogues.element().begin(out);
    }

    @Override
    public int take(byte[] bytes, int from, Outlet out) {
        int next = from;
        while (next < bytes.length && out.isFree() && !dialogues.isEmpty()) {
            take(bytes[next++] & 0xFF, dialogues.element(), out);
        }
        return dialogues.isEmpty() ? bytes.length : next;
    }

    private void take(int octet, Dialogue dialogue, Outlet out) {
        if (octet == CTRL_C && !dialogue.keys().contains("\u0003")) {
            editor.clear();
            out.print("\n");
            dialogue.interrupt(out);
            return;
        }
        LineEditor.Input input = editor.take(octet, dialogue.keys(), !dialogue.hidesInput(), out);
        switch (input.kind()) {
            case LINE -> dialogue.line(input.text(), out);
            case KEY -> dialogue.key(input.text(), out);
            case NOTHING -> {
                return;
            }
        }
        if (dialogue.isOver()) {
            dialogues.remove();
            if (dialogues.isEmpty()) {
                out.say(List.of(Step.EXIT).iterator());
            } else {
                begin(out);
            }
        }
    }

    /** Ctrl-C reaches a device also while it speaks. */
    @Override
    public void notice(byte[] bytes, Outlet out) {
        if (new String(bytes, StandardCharsets.ISO_8859_1).indexOf(CTRL_C) >= 0
                && !dialogues.isEmpty()
                && dialogues.element().canInterrupt()) {
            out.interrupt();
        }
    }
}
