// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.datastore;

/**
 * How a configuration is changed (RFC 6241, section 7.2).
 *
 * @param defaultOperation what is done to elements that do not say it: merge, replace, none
 * @param onError what becomes of the rest when one of them cannot be changed
 */
public record EditOptions(String defaultOperation, OnError onError) {

    /** What becomes of a change that fails in part. */
    public enum OnError {
        /** What came before stays, and what comes after is not tried. */
        STOP,
        /** All that can be done is done. */
        CONTINUE,
        /** Nothing is done. */
        ROLL_BACK
    }
}
