// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

/**
 * How a caller wants the reply to a request.
 *
 * @param operation for messages
 * @param inPieces whether its caller reads it while it comes; else it is kept until it is whole
 * @param maxBytes how long it may be
 */
record Wanted(String operation, boolean inPieces, long maxBytes) {

    /** No array is longer. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    static Wanted whole(String operation, long maxBytes) {
        return new Wanted(operation, false, Math.min(maxBytes, LONGEST));
    }

    static Wanted inPieces(String operation, long maxBytes) {
        return new Wanted(operation, true, maxBytes);
    }
}
