// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.Serializable;

/** What is not known behind a failure, as the end of its message. That of the candidate is over when that is discarded. Thread-safe. */
final class Doubt implements Serializable {

    /** Of what changes nothing. */
    static final Doubt NONE = lasting("");

    private static final long serialVersionUID = 1L;

    private final boolean isOfCandidate;
    private volatile String text;

    private Doubt(String text, boolean isOfCandidate) {
        this.text = text;
        this.isOfCandidate = isOfCandidate;
    }

    /** One that nothing ends which is sent behind the request. */
    static Doubt lasting(String text) {
        return new Doubt(text, false);
    }

    /** One about the candidate only. */
    static Doubt ofCandidate(String text) {
        return new Doubt(text, true);
    }

    /** Whether it can be over while the exception is under way that tells of it. */
    boolean canEnd() {
        return isOfCandidate;
    }

    /** The device has discarded what the candidate had, and nothing was committed before. */
    void discarded() {
        if (isOfCandidate) {
            text = "; what it may have done in the candidate was discarded";
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
