// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.plugboard.plugin.netconf.internal.framing.Framing;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/** What goes to the device. Thread-safe. */
final class Outgoing {

    private static final String BEFORE_ID = "<rpc xmlns=\"" + XmlCursor.BASE + "\" message-id=\"";

    private final Transport transport;
    private final Failures failures;
    private final Calls calls;
    private final Incoming incoming;
    private final Consumer<Ending> end;

    /** Held while requests are written, so that no two mix. */
    private final ReentrantLock writing = new ReentrantLock();

    /** @param end ends the session */
    Outgoing(Transport transport, Failures failures, Calls calls, Incoming incoming, Consumer<Ending> end) {
        this.transport = transport;
        this.failures = failures;
        this.calls = calls;
        this.incoming = incoming;
        this.end = end;
    }

    /** A request as it goes over the wire. */
    static byte[] frame(Framing framing, Call call, String xml) {
        return framing.encode(BEFORE_ID + call.id() + "\">" + xml + "</rpc>");
    }

    /** Sends requests, once what others send is sent; that it did, it says each time. */
    boolean send(Collection<Call> requests, byte[] frames, Deadline deadline) throws InterruptedException {
        if (!writing.tryLock(deadline.remainingNs(), TimeUnit.NANOSECONDS)) {
            throw failures.notSent(requests.iterator().next().operation(), deadline);
        }
        try {
            sendNow(requests, frames, deadline);
            return true;
        } finally {
            writing.unlock();
        }
    }

    /** Sends requests unless others send just now; says whether it did. */
    boolean trySend(Collection<Call> requests, byte[] frames, Deadline deadline) {
        if (!writing.tryLock()) {
            return false;
        }
        try {
            sendNow(requests, frames, deadline);
            return true;
        } finally {
            writing.unlock();
        }
    }

    private void sendNow(Collection<Call> requests, byte[] frames, Deadline deadline) {
        String operation = requests.iterator().next().operation();
        if (deadline.isOver()) {
            throw failures.callOver(operation, deadline);
        }
        calls.sending(requests);
        write(operation, frames, deadline);
    }

    /** Whatever fails here ends the session, since nothing may follow a torn request; its own caller hears why. */
    void write(String operation, byte[] frame, Deadline deadline) {
        try {
            transport.write(frame, deadline);
        } catch (SocketTimeoutException e) {
            end.accept(failures.end().broken(e));
            throw failures.notTaken(operation, deadline, e);
        } catch (InterruptedIOException e) {
            Thread.currentThread().interrupt();
            end.accept(failures.end().broken(e));
            throw failures.interruptedSending(operation, e);
        } catch (IOException e) {
            if (incoming.hello().isEmpty()) {
                incoming.takeRest(e);
            }
            end.accept(incoming.brokenBy(e));
            calls.refuseIfFailed();
        }
    }
}
