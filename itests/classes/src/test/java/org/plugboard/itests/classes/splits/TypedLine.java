// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.splits;

/** A device in memory, which answers within the call that types. Not thread-safe. */
interface TypedLine {

    /** Says what comes first. */
    void begin();

    /** Takes keys. */
    void type(String keys);
}
