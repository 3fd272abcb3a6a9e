// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A pipe of bytes. It is opened once and closed once. One thread reads and one writes at a time; {@link #keepAlive}, {@link
 * #close} and {@link #isOpen} may come from any thread.
 */
@ConsumerType
public interface Transport extends AutoCloseable {

    /**
     * Opens it. Called once, by the manager.
     *
     * @throws org.plugboard.connection.ConnectFailedException if the peer cannot be reached, or the thread is interrupted, whose
     *     interrupt flag is set then
     * @throws org.plugboard.connection.AuthenticationException if it refuses the credentials
     * @throws org.plugboard.connection.HostKeyException if it is not who it should be
     * @throws org.plugboard.connection.TimedOutException if it is not open at the deadline
     */
    void open(Deadline deadline);

    /**
     * Waits until bytes are there, the pipe ends, or the deadline is over, and reads what is there.
     *
     * @return the number of bytes read; 0 at the deadline; -1 at the end of the pipe
     * @throws java.io.InterruptedIOException if the thread is interrupted; the pipe stays usable, and the caller sets the
     *     thread's interrupt flag again
     * @throws IOException if the pipe is broken or closed
     * @throws org.plugboard.connection.AuthenticationException if the peer refuses the credentials only now, before it has said
     *     anything else: under TLS 1.3 it looks at our certificate when the pipe is open for us already
     */
    int read(byte[] buffer, int offset, int length, Deadline deadline) throws IOException;

    /**
     * Writes all the bytes.
     *
     * @throws java.net.SocketTimeoutException if the peer did not take them before the deadline
     * @throws java.io.InterruptedIOException if the thread is interrupted; it is no {@code SocketTimeoutException} then
     * @throws IOException if the pipe is broken or closed. Whatever it is, nothing can be written any more then, since nothing may
     *     follow a torn text; what a peer said before it closed may still be read
     * @throws org.plugboard.connection.AuthenticationException as {@link #read} does
     */
    void write(byte[] bytes, Deadline deadline) throws IOException;

    /**
     * Writes bytes that are a secret, as {@link #write} does: a password with its line end. Whoever records the pipe hides them, and
     * their echo. Unless a transport wants to know it, this is {@code write}.
     *
     * @throws IOException as {@link #write} does
     */
    default void writeSecret(byte[] bytes, Deadline deadline) throws IOException {
        write(bytes, deadline);
    }

    /**
     * Shows the peer, and whatever stands on the way to it, that somebody is there, and has the peer do the same where the protocol
     * knows a way that its application does not notice. Blocks until the answer is there or the deadline is over, and may come beside a
     * {@link #read} and a {@link #write} of other threads. A protocol that knows no such way does nothing.
     *
     * @throws java.net.SocketTimeoutException if the peer did not answer before the deadline. Whoever asked closes the pipe then, if
     *     that is the end for him, and whoever reads from it hears that reason
     * @throws java.io.InterruptedIOException if the thread is interrupted; it is no {@code SocketTimeoutException} then, and says
     *     nothing about the peer
     * @throws IOException if the pipe is broken or closed
     */
    default void keepAlive(Deadline deadline) throws IOException {}

    /** Whether both directions can still be used, as far as this side knows. Does not block. */
    boolean isOpen();

    /** Closes it at once; a running {@link #open}, {@link #read} or {@link #write} ends with an exception. Idempotent. */
    @Override
    void close();

    /** Where it leads, for messages: {@code ssh admin@192.0.2.1:22}. */
    String description();

    /**
     * Whether this was thrown since the thread was interrupted: then its interrupt flag is to be set again. The JDK's exception for a
     * deadline that is over is an {@code InterruptedIOException}, too.
     */
    static boolean isInterrupt(IOException failure) {
        return failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException);
    }
}
