// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;
import org.plugboard.spi.Deadline;

/** Says why a write failed in the kinds that {@link org.plugboard.spi.Transport#write} promises; sshj wraps them all in its own. */
final class WriteFailure {

    private WriteFailure() {}

    static IOException of(String message, IOException cause, Deadline deadline) {
        for (Throwable wrapped = cause; wrapped != null; wrapped = wrapped.getCause()) {
            boolean isTimeout = wrapped instanceof SocketTimeoutException || wrapped instanceof TimeoutException;
            // What ran out of time before was another one's, which has ended the connection.
            if (isTimeout && deadline.isOver()) {
                return (IOException) new SocketTimeoutException(message).initCause(cause);
            }
            if (!isTimeout && (wrapped instanceof InterruptedIOException || wrapped instanceof InterruptedException)) {
                return (IOException) new InterruptedIOException(message).initCause(cause);
            }
        }
        return new IOException(message, cause);
    }
}
