// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.transcript;

/** The byte that stands in front of the next one in a message, heads of chunks left out. Used by one thread at a time. */
final class InFront {

    private byte last;
    private byte beforeHead;
    private int head;

    /** Nothing stands in front, which ends a word as a blank does. */
    InFront() {
        this.last = ' ';
    }

    /** A copy that goes on by itself. */
    InFront(InFront other) {
        this.last = other.last;
        this.beforeHead = other.beforeHead;
        this.head = other.head;
    }

    byte octet() {
        return last;
    }

    void pass(byte octet) {
        if (ChunkHead.isEnded(head, octet)) {
            last = beforeHead;
            head = 0;
            return;
        }
        if (head > 0 && ChunkHead.continues(head, octet)) {
            head++;
        } else if (octet == '\n') {
            beforeHead = last;
            head = 1;
        } else {
            head = 0;
        }
        last = octet;
    }
}
