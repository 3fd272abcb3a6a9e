// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

/**
 * How a caller wants the reply to a request.
 *
 * @param operation the request
 * @param inPieces whether its caller reads it while it comes; else it is kept until it is whole
 * @param maxBytes how long it may be
 */
record Wanted(Operation operation, boolean inPieces, long maxBytes) {

    /** No array is longer. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    static Wanted whole(Operation operation) {
        return new Wanted(operation, false, Math.min(operation.limits().maxAnswer(), LONGEST));
    }

    static Wanted inPieces(Operation operation, long maxBytes) {
        return new Wanted(operation, true, maxBytes);
    }

    /** What it asks of the device. Looked up each time, in XML that may be long: for a failure, and under no lock. */
    Purpose purpose() {
        return Purpose.of(operation);
    }
}
