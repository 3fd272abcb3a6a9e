// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import org.jspecify.annotations.Nullable;
import org.plugboard.connection.AnswerTooLongException;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.MalformedReplyException;

/**
 * An exception whose message ends with a {@link Doubt} that may be over before its caller sees it. It stays the same exception, with all
 * that was added to it.
 */
interface InDoubt {

    /** What it leaves open. */
    Doubt doubt();

    /** The reply did not come in time. */
    static TimedOutException timedOut(String message, Doubt doubt) {
        return doubt.canEnd() ? new TimedOut(message, doubt) : new TimedOutException(message + doubt);
    }

    /** Its caller was interrupted before the reply came. */
    static CallInterruptedException interrupted(String message, Doubt doubt, Exception cause) {
        return doubt.canEnd()
                ? new Interrupted(message, doubt, cause)
                : new CallInterruptedException(message + doubt, "", cause);
    }

    /** The reply cannot be read. */
    static MalformedReplyException malformed(String message, Doubt doubt, String received, @Nullable Throwable cause) {
        return doubt.canEnd()
                ? new Malformed(message, doubt, received, cause)
                : new MalformedReplyException(message + doubt, received, cause);
    }

    /** The reply is longer than is read. */
    static AnswerTooLongException tooLong(String message, Doubt doubt, String received) {
        return doubt.canEnd()
                ? new TooLong(message, doubt, received)
                : new AnswerTooLongException(message + doubt, received);
    }

    /** See {@link #timedOut}. */
    final class TimedOut extends TimedOutException implements InDoubt {

        private static final long serialVersionUID = 1L;

        private final Doubt doubt;

        private TimedOut(String message, Doubt doubt) {
            super(message);
            this.doubt = doubt;
        }

        @Override
        public Doubt doubt() {
            return doubt;
        }

        @Override
        public String getMessage() {
            return super.getMessage() + doubt;
        }
    }

    /** See {@link #interrupted}. */
    final class Interrupted extends CallInterruptedException implements InDoubt {

        private static final long serialVersionUID = 1L;

        private final Doubt doubt;

        private Interrupted(String message, Doubt doubt, Exception cause) {
            super(message, "", cause);
            this.doubt = doubt;
        }

        @Override
        public Doubt doubt() {
            return doubt;
        }

        @Override
        public String getMessage() {
            return super.getMessage() + doubt;
        }
    }

    /** See {@link #malformed}. */
    final class Malformed extends MalformedReplyException implements InDoubt {

        private static final long serialVersionUID = 1L;

        private final Doubt doubt;

        private Malformed(String message, Doubt doubt, String received, @Nullable Throwable cause) {
            super(message, received, cause);
            this.doubt = doubt;
        }

        @Override
        public Doubt doubt() {
            return doubt;
        }

        @Override
        public String getMessage() {
            return super.getMessage() + doubt;
        }
    }

    /** See {@link #tooLong}. */
    final class TooLong extends AnswerTooLongException implements InDoubt {

        private static final long serialVersionUID = 1L;

        private final Doubt doubt;

        private TooLong(String message, Doubt doubt, String received) {
            super(message, received);
            this.doubt = doubt;
        }

        @Override
        public Doubt doubt() {
            return doubt;
        }

        @Override
        public String getMessage() {
            return super.getMessage() + doubt;
        }
    }
}
