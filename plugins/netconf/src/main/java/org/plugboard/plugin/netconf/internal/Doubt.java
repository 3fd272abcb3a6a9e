// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What is not known behind a failure, as the end of its message. That of the candidate is over when its session discards that. Thread-safe. */
final class Doubt implements Serializable {

    /** Of what changes nothing. */
    static final Doubt NONE = lasting("");

    private static final long serialVersionUID = 1L;

    private final boolean isOfCandidate;

    /** Its messages are its own, while several sessions may have the same name. */
    private final transient @Nullable Object session;

    private volatile String text;

    private Doubt(String text, boolean isOfCandidate, @Nullable Object session) {
        this.text = text;
        this.isOfCandidate = isOfCandidate;
        this.session = session;
    }

    /** One that nothing ends which is sent behind the request. */
    static Doubt lasting(String text) {
        return new Doubt(text, false, null);
    }

    /** One about the candidate only. */
    static Doubt ofCandidate(String text) {
        return new Doubt(text, true, null);
    }

    /** The same of a failure of this session, which alone can end it. */
    Doubt in(Failures failed) {
        return isOfCandidate ? new Doubt(text, true, failed) : this;
    }

    /** Whether it can be over while the exception is under way that tells of it. */
    boolean canEnd() {
        return isOfCandidate;
    }

    /** The device has discarded what the candidate of this session had, and nothing was committed before. */
    void discarded(Failures by) {
        if (isOfCandidate && session == by) {
            text = "; what it may have done in the candidate was discarded";
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
