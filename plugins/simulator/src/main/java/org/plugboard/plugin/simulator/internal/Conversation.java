// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

/** What a device does with the bytes of one session. Used by one thread at a time. */
interface Conversation {

    /** Says what comes first. */
    void begin(Outlet out);

    /**
     * Takes received bytes, and stops when {@code out} is no longer {@linkplain Outlet#isFree() free}.
     *
     * @return the index of the first byte that was not taken
     */
    int take(byte[] bytes, int from, Outlet out);

    /** Is told of bytes that came while {@code out} was busy and that wait to be taken. */
    default void notice(byte[] bytes, Outlet out) {}

    /** Is told that there is room for what nobody has asked for, whenever there is. */
    default void ready(Outlet out) {}

    /** Gives back what the session held. */
    default void end() {}
}
