// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

/**
 * Bounds what a testbed of aliases of aliases, or of references to them, can blow up: in proportion to what somebody has
 * written, since a large lab may well take most of its devices from one. Used for one reading.
 */
final class Budget {

    static final int MAX_DEPTH = 50;

    /** Every file may have this many values. */
    private static final int FLOOR = 1_000_000;

    /** A device that consists of one alias has some dozens of values. */
    private static final int RATIO = 50;

    /** No lab has more; the memory of the machine is the bound. */
    private static final int CEILING = 30_000_000;

    private int written;
    private int copied;

    /** Counts a value that somebody has written. */
    void written(Place place) {
        written++;
        check(place);
    }

    /** Counts a value that stands there since an alias or a reference brought it in. */
    void copied(Place place) {
        copied++;
        check(place);
    }

    private void check(Place place) {
        long bound = Math.min(CEILING, Math.max(FLOOR, (long) RATIO * written));
        if ((long) written + copied > bound) {
            throw new Exhausted(place.error(
                    "the testbed has more than " + bound + " values", "look at its aliases and references"));
        }
    }

    /** @throws Exhausted if the values are nested too deep */
    static void checkDepth(int depth, Place place) {
        if (depth > MAX_DEPTH) {
            throw new Exhausted(place.error("is nested deeper than " + MAX_DEPTH + " levels, or contains itself"));
        }
    }

    /** Ends the reading, not only that of a part. */
    static final class Exhausted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Fault fault;

        Exhausted(Fault fault) {
            super(fault.getMessage(), null, false, false);
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }
    }
}
