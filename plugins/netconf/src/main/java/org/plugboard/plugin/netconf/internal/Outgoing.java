// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.plugboard.plugin.netconf.internal.framing.Framing;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/** What goes to the device. Thread-safe. */
final class Outgoing {

    /** Pipes and sockets take so much that nobody reads, and one write over SSH is one packet. */
    static final int FITTING_BYTES = 32 * 1024;

    /** So much of them a request has around its operation, or a little less. */
    static final int AROUND_BYTES = 128;

    private static final String BEFORE_ID = "<rpc xmlns=\"" + XmlCursor.BASE + "\" message-id=\"";

    private final Transport transport;
    private final Failures failures;
    private final Calls calls;
    private final Incoming incoming;
    private final Reading reading;
    private final Consumer<Ending> end;

    /** Held while requests are written, so that no two mix. */
    private final ReentrantLock writing = new ReentrantLock();

    /** @param end ends the session */
    Outgoing(
            Transport transport,
            Failures failures,
            Calls calls,
            Incoming incoming,
            Reading reading,
            Consumer<Ending> end) {
        this.transport = transport;
        this.failures = failures;
        this.calls = calls;
        this.incoming = incoming;
        this.reading = reading;
        this.end = end;
    }

    /** A request as it goes over the wire. */
    static byte[] frame(Framing framing, Call call, String xml) {
        return framing.encode(BEFORE_ID + call.id() + "\">" + xml + "</rpc>");
    }

    /** Sends requests, once what others send is sent. What fails while they are written they have for their replies. */
    void send(List<Call> requests, byte[] frames, Deadline deadline) throws InterruptedException {
        if (!trySend(requests, frames, deadline.remainingNs(), deadline)) {
            throw failures.notSent(requests.get(0).operation(), deadline);
        }
    }

    /**
     * As {@link #send}, for whoever has replies to come: they are read while it waits for others, who may wait for a device that waits
     * for these to be taken.
     *
     * @param patience how long it waits for them at most
     * @return whether it did
     */
    boolean sendReading(List<Call> requests, byte[] frames, Deadline patience, Deadline deadline)
            throws InterruptedException {
        if (trySend(requests, frames, 0, deadline)) {
            return true;
        }
        try (StandIn reader = new StandIn(failures.name(), calls, reading, deadline)) {
            reader.start();
            return trySend(requests, frames, patience.remainingNs(), deadline);
        }
    }

    private boolean trySend(List<Call> requests, byte[] frames, long patienceNs, Deadline deadline)
            throws InterruptedException {
        if (!writing.tryLock(patienceNs, TimeUnit.NANOSECONDS)) {
            return false;
        }
        try {
            sendNow(requests, frames, deadline);
            return true;
        } finally {
            writing.unlock();
        }
    }

    private void sendNow(List<Call> requests, byte[] frames, Deadline deadline) {
        if (deadline.isOver()) {
            throw failures.callOver(requests.get(0).operation(), deadline);
        }
        if (frames.length <= FITTING_BYTES || calls.owed() == 0) {
            write(requests, frames, deadline);
            return;
        }
        // Nobody may read: whoever asked for what the device is about to say has gone, or goes before all is written.
        try (StandIn reader = new StandIn(failures.name(), calls, reading, deadline)) {
            reader.start();
            write(requests, frames, deadline);
        }
    }

    /** If it fails, each of them has that for its reply, unless it has one. */
    private void write(List<Call> requests, byte[] frames, Deadline deadline) {
        if (calls.ending().isPresent()) {
            // They have it for their replies already, and nothing of them has gone.
            return;
        }
        calls.sending(requests);
        try {
            transport.write(frames, deadline);
        } catch (IOException e) {
            Torn.Cause cause = torn(e, deadline);
            // A reader may have told them first: a transport whose write failed is closed (ExchangeTest).
            end.accept(incoming.brokenBy(e));
            calls.tear(requests, new Torn(requests.get(requests.size() - 1), cause));
        }
    }

    /** Says hello. */
    void greet(byte[] hello, Deadline deadline) {
        try {
            transport.write(hello, deadline);
        } catch (InterruptedIOException e) {
            end.accept(incoming.brokenBy(e));
            throw torn(e, deadline).told("hello", "");
        } catch (IOException e) {
            incoming.takeRest(e);
            end.accept(incoming.brokenBy(e));
            calls.refuseIfFailed();
        }
    }

    /** Whatever fails ends the session, since nothing may follow a torn request; its own caller hears why. */
    private Torn.Cause torn(IOException cause, Deadline deadline) {
        if (cause instanceof SocketTimeoutException) {
            return (what, lost) -> failures.notTaken(what, deadline, lost, cause);
        }
        if (Transport.isInterrupt(cause)) {
            Thread.currentThread().interrupt();
            return (what, lost) -> failures.interruptedSending(what, lost, cause);
        }
        Ending broken = incoming.brokenBy(cause);
        return (what, lost) -> calls.ending().orElse(broken).told(lost);
    }
}
