// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.plugboard.connection.ConnectionException;
import org.plugboard.plugin.netconf.internal.framing.Framing;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/**
 * Requests and replies on one transport. Any number of threads may ask at the same time; one of those that wait reads for
 * all. A reply that comes when its caller has gone is dropped, so that no caller ever gets another one's.
 */
final class Exchange {

    /** Takes the bytes of a reply, in the caller's thread. */
    interface Use<T> {
        T read(ReplyStream reply);
    }

    private static final Duration ALWAYS = Duration.ofDays(365_000);

    private final Transport transport;
    private final Failures failures;
    private final Calls calls = new Calls();
    private final Audience audience;
    private final Incoming incoming;
    private final Outgoing outgoing;
    private final Reading reading;
    private final Overdue overdue;

    /** Threads that read the reply to a request while it comes. They must not wait for another one: nobody would read that. */
    private final Set<Thread> consuming = ConcurrentHashMap.newKeySet();

    private Exchange(Transport transport, Failures failures, int maxAnswer) {
        this.transport = transport;
        this.failures = failures;
        this.audience = new Audience(failures, maxAnswer);
        this.incoming = new Incoming(transport, failures, calls, audience, maxAnswer, this::fail);
        this.reading = new Reading(calls.turn(), incoming);
        this.outgoing = new Outgoing(transport, failures, calls, incoming, reading, this::fail);
        this.overdue = new Overdue(calls, incoming, failures);
    }

    /** Says hello, and returns when the peer has done so, too. Both do it at once, neither waits for the other. */
    static Exchange open(Transport transport, Failures failures, int maxAnswer, Deadline deadline) {
        Exchange exchange = new Exchange(transport, failures, maxAnswer);
        exchange.greet(deadline);
        return exchange;
    }

    private void greet(Deadline deadline) {
        outgoing.greet(Framing.END_MARK.encode(Hello.OURS), deadline);
        try {
            while (incoming.hello().isEmpty()) {
                calls.refuseIfFailed();
                if (deadline.isOver()) {
                    throw failures.hello().missing(deadline, incoming.unfinished());
                }
                incoming.read(deadline);
            }
        } catch (InterruptedIOException e) {
            Thread.currentThread().interrupt();
            throw failures.interruptedWaiting("hello", e);
        }
    }

    /** What the peer said. */
    Hello hello() {
        return incoming.hello().orElseThrow();
    }

    /** Sends the request once and waits for its reply. */
    Message ask(Operation operation, Deadline deadline) {
        Call call = begin(Wanted.whole(operation));
        try {
            send(call, operation, deadline);
            await(call, deadline);
            return answer(call, deadline);
        } catch (InterruptedException | InterruptedIOException e) {
            Thread.currentThread().interrupt();
            throw interrupted(call, e);
        } finally {
            calls.end(call);
        }
    }

    /**
     * Sends the request once and has its reply read while it comes. What is left of it then is passed over by whoever reads next.
     *
     * @throws ConnectionException whatever {@code use} gave or threw, if the reply did not come whole
     */
    <T> T read(Operation operation, long maxBytes, Deadline deadline, Use<T> use) {
        Call call = begin(Wanted.inPieces(operation, maxBytes));
        try {
            send(call, operation, deadline);
            boolean began = await(call, deadline);
            try {
                Message whole = began ? null : answer(call, deadline);
                ReplyStream.Source source = whole == null ? incoming::piece : (piece, ignored) -> whole.copyTo(piece);
                return consume(use, new ReplyStream(source, failures, call, deadline));
            } finally {
                if (began) {
                    reading.stop();
                }
            }
        } catch (InterruptedException | InterruptedIOException e) {
            Thread.currentThread().interrupt();
            throw interrupted(call, e);
        } finally {
            calls.end(call);
        }
    }

    private ConnectionException interrupted(Call call, Exception e) {
        return call.isSent() ? failures.interrupted(call, e) : failures.interruptedBefore(call.operation(), e);
    }

    private static RuntimeException because(ConnectionException failure, RuntimeException thrown) {
        if (thrown != failure && thrown.getCause() != failure) {
            failure.addSuppressed(thrown);
        }
        return failure;
    }

    private <T> T consume(Use<T> use, ReplyStream stream) {
        consuming.add(Thread.currentThread());
        try {
            T result = use.read(stream);
            stream.failure().ifPresent(failure -> {
                throw failure;
            });
            return result;
        } catch (RuntimeException e) {
            throw stream.failure().map(failure -> because(failure, e)).orElse(e);
        } finally {
            stream.end();
            consuming.remove(Thread.currentThread());
        }
    }

    /** Sends many requests, each once, and has them under way at the same time. */
    void askAll(int count, Pipeline.Answers answers) {
        refuseInConsumer("more than one request");
        new Pipeline(calls, outgoing, reading, overdue, failures, hello().framing()).run(count, answers);
    }

    private void refuseInConsumer(String operation) {
        if (consuming.contains(Thread.currentThread())) {
            throw failures.nested(operation);
        }
    }

    private Call begin(Wanted wanted) {
        refuseInConsumer(wanted.operation().name());
        return calls.begin(wanted, calls.waiter());
    }

    private void send(Call call, Operation operation, Deadline deadline) throws InterruptedException {
        outgoing.send(List.of(call), Outgoing.frame(hello().framing(), call, operation.xml()), deadline);
    }

    private Message answer(Call call, Deadline deadline) {
        if (!call.isDone()) {
            throw overdue.reply(call, deadline);
        }
        return call.result();
    }

    /** @return whether its reply has begun and this thread has to read it */
    private boolean await(Call call, Deadline deadline) throws InterruptedException, InterruptedIOException {
        return reading.await(call.waiter(), call.waiter()::isReady, deadline);
    }

    /** Who hears what the device says by itself. */
    Audience audience() {
        return audience;
    }

    /** Begins to have what comes read while no caller does; who begins it calls {@link #read(Waiter)} in a thread for that. */
    Waiter beginWatch() {
        return calls.beginWatch();
    }

    /** Reads while no caller does, until the watch is ended or the session has. */
    void read(Waiter watch) throws InterruptedException, InterruptedIOException {
        boolean unused = reading.await(watch, watch::isReady, Deadline.after(ALWAYS));
    }

    /** Ends a watch; an interrupt gets its thread out of a read. */
    void endWatch(Waiter watch) {
        calls.endWatch(watch);
    }

    /** Whether no reply is still to come. Does not block. */
    boolean isIdle() {
        return calls.isIdle();
    }

    /** Waits until no reply is still to come, also for callers that have gone. */
    void awaitOwed(Deadline deadline) {
        Waiter waiter = calls.beginWait();
        try {
            reading.await(waiter, waiter::isReady, deadline);
            calls.refuseIfFailed();
            if (!waiter.isReady()) {
                throw overdue.owed(deadline);
            }
        } catch (InterruptedException | InterruptedIOException e) {
            Thread.currentThread().interrupt();
            throw failures.interruptedWaiting("earlier requests", e);
        } finally {
            calls.endWait(waiter);
        }
    }

    /** Ends the session from this side, and with it whatever waits, also while a reader of a reply takes its time. */
    void close() {
        fail(failures.end().byUs());
    }

    private void fail(Ending failure) {
        calls.fail(failure);
        transport.close();
        audience.sessionEnded(() -> String.valueOf(failure.told().getMessage()));
    }
}
