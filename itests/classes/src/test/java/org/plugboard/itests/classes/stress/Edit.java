// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import java.util.Random;

/** What an editor does to the files of a live testbed. */
enum Edit {
    COMMENT,
    CUSTOM_KEY,
    OTHER_DEVICE,
    GUEST,
    ARGUMENT,
    WIRE,
    SPARE_LOGIN,
    OWN_LOGIN,
    BASE_PATH,
    BASE_NOTE,
    SYNTAX_ERROR,
    HALF;

    /** How many other devices there may be. */
    private static final int OTHERS = 5;

    /** Makes what is meant; a mistake means nothing. */
    void on(LiveText text, Random random) {
        LiveText.Said moved = text.said(LiveText.MOVED);
        switch (this) {
            case COMMENT -> text.comment++;
            case CUSTOM_KEY -> any(text, random).note++;
            case OTHER_DEVICE -> comeOrGo(text, 1 + random.nextInt(OTHERS));
            case GUEST -> text.isGuestHere = !text.isGuestHere;
            case ARGUMENT -> changeTimeout(moved, random);
            case WIRE -> moved.wires.compute(protocol(random), (protocol, wire) -> LivePeer.otherThan(wire));
            case SPARE_LOGIN -> moved.hasSpareLogin = !moved.hasSpareLogin;
            case OWN_LOGIN -> changeLevel(any(text, random));
            case BASE_PATH -> changeTimeout(text.said(LiveText.HEIR), random);
            case BASE_NOTE -> text.baseNote++;
            case SYNTAX_ERROR, HALF -> {}
        }
    }

    /** What is in the file for a while before it is what is meant; the same text if nothing is wrong with it. */
    String slip(String text) {
        return switch (this) {
            case SYNTAX_ERROR -> text.replaceFirst("devices:", "devices: [");
            case HALF -> text.substring(0, text.lastIndexOf('}'));
            default -> text;
        };
    }

    private static void comeOrGo(LiveText text, int other) {
        if (!text.others.add(other)) {
            text.others.remove(other);
        }
    }

    /** There and back. */
    private static void changeTimeout(LiveText.Said said, Random random) {
        said.timeouts.compute(
                protocol(random),
                (protocol, timeout) -> timeout == LiveText.TIMEOUT ? LiveText.TIMEOUT + 1 : LiveText.TIMEOUT);
    }

    /** The same login as before, said at another level. */
    private static void changeLevel(LiveText.Said said) {
        said.hasOwnLogin = !said.hasOwnLogin;
    }

    private static LiveText.Said any(LiveText text, Random random) {
        return text.said(LiveText.DEVICES.get(random.nextInt(LiveText.DEVICES.size())));
    }

    private static String protocol(Random random) {
        return LivePeer.PROTOCOLS.get(random.nextInt(LivePeer.PROTOCOLS.size()));
    }
}
