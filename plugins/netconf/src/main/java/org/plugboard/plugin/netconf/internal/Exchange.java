// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.plugboard.connection.ConnectionException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/**
 * Requests and replies on one transport. Any number of threads may ask at the same time; one of those that wait reads for
 * all. A reply that comes when its caller has gone is dropped, so that no caller ever gets another one's.
 */
final class Exchange {

    private static final Duration ALWAYS = Duration.ofDays(365_000);

    private final Transport transport;
    private final Failures failures;
    private final Calls calls = new Calls();
    private final Audience audience;

    /** Held while a request is written, so that no two mix. */
    private final ReentrantLock writing = new ReentrantLock();

    /** Used by the thread that reads, only. */
    private final Frames frames;

    private final BeforeHello beforeHello = new BeforeHello();

    private final byte[] bytes = new byte[16 * 1024];
    private final Dispatch dispatch;

    private Exchange(Transport transport, Failures failures, int maxAnswer) {
        this.transport = transport;
        this.failures = failures;
        this.audience = new Audience(failures);
        this.dispatch = new Dispatch(calls, audience, failures, maxAnswer, this::fail);
        this.frames = new Frames(Hello.MAX_BYTES, maxAnswer, dispatch);
    }

    /** Says hello, and returns when the peer has done so, too. Both do it at once, neither waits for the other. */
    static Exchange open(Transport transport, Failures failures, int maxAnswer, Deadline deadline) {
        Exchange exchange = new Exchange(transport, failures, maxAnswer);
        exchange.greet(deadline);
        return exchange;
    }

    private void greet(Deadline deadline) {
        write("hello", Framing.END_MARK.encode(Hello.OURS), deadline);
        try {
            while (dispatch.hello().isEmpty()) {
                calls.refuseIfFailed();
                if (deadline.isOver()) {
                    throw failures.noHello(deadline, frames.unfinished().beginning());
                }
                read(deadline);
            }
        } catch (InterruptedIOException e) {
            Thread.currentThread().interrupt();
            throw failures.interrupted("hello", e);
        }
    }

    /** What the peer said. */
    Hello hello() {
        return dispatch.hello().orElseThrow();
    }

    /** Sends the request once and waits for its reply. */
    Message ask(Operation operation, Deadline deadline) {
        Call call = calls.begin(operation.name());
        try {
            send(call, operation.xml(), deadline);
            await(call, deadline);
            if (!call.isDone()) {
                throw failures.noReply(call, deadline, calls.size() - 1);
            }
            return call.result();
        } catch (InterruptedException | InterruptedIOException e) {
            Thread.currentThread().interrupt();
            throw failures.interrupted(operation.name(), e);
        } finally {
            calls.end(call);
        }
    }

    /** Who hears what the device says by itself. */
    Audience audience() {
        return audience;
    }

    /** Begins to have what comes read while no caller does; who begins it calls {@link #read(Call)} in a thread for that. */
    Call beginWatch() {
        return calls.beginWatch();
    }

    /** Reads while no caller does, until the watch is ended or the session has. */
    void read(Call watch) throws InterruptedException, InterruptedIOException {
        await(watch, Deadline.after(ALWAYS));
    }

    /** Ends a watch; an interrupt gets its thread out of a read. */
    void endWatch(Call watch) {
        calls.endWatch(watch);
    }

    /** Whether no reply is still to come. Does not block. */
    boolean isIdle() {
        return calls.isIdle();
    }

    /** Waits until no reply is still to come, also for callers that have gone. */
    void awaitOwed(Deadline deadline) {
        Call nothing = calls.begin("reset");
        try {
            while (calls.owed() > 0 && calls.awaitReading(nothing, deadline)) {
                readOwed(deadline);
            }
            calls.refuseIfFailed();
            if (calls.owed() > 0) {
                throw failures.stillOwed(calls.owed(), deadline);
            }
        } catch (InterruptedException | InterruptedIOException e) {
            Thread.currentThread().interrupt();
            throw failures.interrupted("earlier requests", e);
        } finally {
            calls.end(nothing);
        }
    }

    private void readOwed(Deadline deadline) throws InterruptedIOException {
        try {
            while (calls.owed() > 0 && !deadline.isOver()) {
                calls.refuseIfFailed();
                read(deadline);
            }
        } finally {
            calls.stopReading();
        }
    }

    private void send(Call call, String xml, Deadline deadline) throws InterruptedException {
        String rpc = "<rpc xmlns=\"%s\" message-id=\"%s\">".formatted(XmlCursor.BASE, call.id()) + xml + "</rpc>";
        byte[] frame = hello().framing().encode(rpc);
        if (!writing.tryLock(deadline.remainingNs(), TimeUnit.NANOSECONDS)) {
            throw failures.notSent(call.operation(), deadline);
        }
        try {
            if (deadline.isOver()) {
                throw failures.notSent(call.operation(), deadline);
            }
            calls.sending(call);
            write(call.operation(), frame, deadline);
        } finally {
            writing.unlock();
        }
    }

    /** Whatever fails here ends the session, since nothing may follow a torn request; its own caller hears why. */
    private void write(String operation, byte[] frame, Deadline deadline) {
        try {
            transport.write(frame, deadline);
        } catch (SocketTimeoutException e) {
            fail(() -> failures.broken(e));
            throw failures.notTaken(operation, deadline, e);
        } catch (InterruptedIOException e) {
            Thread.currentThread().interrupt();
            fail(() -> failures.broken(e));
            throw failures.interruptedSending(operation, e);
        } catch (IOException e) {
            if (dispatch.hello().isEmpty()) {
                beforeHello.takeRest(transport, e);
            }
            fail(brokenBy(e));
            calls.refuseIfFailed();
        }
    }

    /** Until the call is done or the deadline is over; meanwhile either this thread reads, or another one that waits does. */
    private void await(Call call, Deadline deadline) throws InterruptedException, InterruptedIOException {
        while (calls.awaitReading(call, deadline)) {
            try {
                while (!call.isDone() && !deadline.isOver()) {
                    read(deadline);
                }
            } finally {
                calls.stopReading();
            }
        }
    }

    /** Hands over what comes before the deadline. What ends the session ends all calls. */
    private void read(Deadline deadline) throws InterruptedIOException {
        try {
            int count = transport.read(bytes, 0, bytes.length, deadline);
            if (count < 0) {
                String instead = beforeHello.text();
                fail(dispatch.hello().isEmpty() ? () -> failures.endedBeforeHello(instead) : failures::ended);
            } else {
                if (dispatch.hello().isEmpty()) {
                    beforeHello.note(bytes, count);
                }
                frames.decode(bytes, count);
            }
        } catch (IOException e) {
            if (isInterrupt(e)) {
                throw (InterruptedIOException) e;
            }
            fail(brokenBy(e));
        } catch (FramingException e) {
            fail(() -> failures.outOfStep("the device broke the framing: " + e.getMessage(), e));
        } catch (RuntimeException | Error e) {
            // What was half decoded is lost, and the next bytes must not be joined to it.
            fail(() -> failures.outOfStep("what the device sent could not be read: " + e, e));
            throw e;
        }
    }

    private Supplier<ConnectionException> brokenBy(IOException e) {
        if (dispatch.hello().isPresent()) {
            return () -> failures.broken(e);
        }
        String instead = beforeHello.text();
        return () -> failures.brokenBeforeHello(e, instead);
    }

    static boolean isInterrupt(IOException e) {
        return e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
    }

    private void fail(Supplier<ConnectionException> failure) {
        calls.fail(failure);
        transport.close();
        audience.sessionEnded(() -> String.valueOf(failure.get().getMessage()));
    }
}
