// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.plugin.netconf.internal.framing.Framing;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests of one thread that are under way at the same time. It writes and reads by turns: so many bytes of requests as fit between any
 * client and server, and more only when replies have come. So it never waits for a server to take a request that waits for its
 * replies to be taken; where others have the line, or are owed replies while a long one goes, {@link Outgoing} has these read. Used by one
 * thread, once.
 */
final class Pipeline {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    /** What is told of each request. */
    interface Answers {

        /**
         * When the request with this number has to be over if its turn is now.
         *
         * @throws ConnectionException if it must not be sent, since the time that it has together with others is over
         */
        Deadline deadline(int number);

        /**
         * The request with this number, which is about to be sent.
         *
         * @throws ConnectionException if it must not be sent
         */
        Operation request(int number);

        /**
         * The request is over.
         *
         * @param reply gives its reply, or throws what came instead
         */
        void done(int number, Operation operation, Supplier<Message> reply);

        /** It was not sent. */
        void failed(int number, ConnectionException failure);
    }

    private record Sent(int number, Operation operation, ByteBuffer frame, Deadline deadline) {

        /** The same with the time that it has, now that it goes. */
        Sent until(Deadline fromNow) {
            return new Sent(number, operation, frame, fromNow);
        }
    }

    private final Calls calls;
    private final Outgoing outgoing;
    private final Reading reading;
    private final Overdue overdue;
    private final Failures failures;
    private final Framing framing;
    private final Waiter waiter;
    private final Map<Call, Sent> underWay = new LinkedHashMap<>();

    /** Those of them that are still to be written. */
    private final List<Call> batch = new ArrayList<>();

    private int bytesUnderWay;

    /** The next one, which had no room yet. */
    private @Nullable Operation held;

    Pipeline(Calls calls, Outgoing outgoing, Reading reading, Overdue overdue, Failures failures, Framing framing) {
        this.calls = calls;
        this.outgoing = outgoing;
        this.reading = reading;
        this.overdue = overdue;
        this.failures = failures;
        this.framing = framing;
        this.waiter = calls.waiter();
    }

    /** Sends so many requests, and tells of each once. If the thread is interrupted it tells so of all that are left. */
    void run(int count, Answers answers) {
        int next = 0;
        try {
            while (next < count || !underWay.isEmpty()) {
                int waiting = batch.size();
                next = fill(next, count, answers);
                beginTimes(List.copyOf(batch.subList(waiting, batch.size())), answers);
                write(answers);
                if (!underWay.isEmpty()) {
                    reading.await(waiter, waiter::isReady, earliest());
                    takeDone(answers);
                    endOverdue(answers);
                }
            }
        } catch (InterruptedException | InterruptedIOException e) {
            Thread.currentThread().interrupt();
            underWay.forEach((call, sent) -> {
                if (call.isDone()) {
                    answers.done(sent.number(), sent.operation(), call::result);
                } else {
                    fail(sent, answers, interrupted(call, e));
                }
            });
            for (int number = next; number < count; number++) {
                answers.failed(number, failures.interruptedBefore(number, count, e));
            }
        } finally {
            underWay.keySet().forEach(calls::end);
        }
    }

    private ConnectionException interrupted(Call call, Exception e) {
        return batch.contains(call) ? failures.interruptedBefore(call.operation(), e) : failures.interrupted(call, e);
    }

    private static void fail(Sent sent, Answers answers, ConnectionException failure) {
        answers.done(sent.number(), sent.operation(), () -> {
            throw failure;
        });
    }

    /** Begins as many requests as may be under way; none as long as most of them are. */
    private int fill(int first, int count, Answers answers) {
        int next = first;
        if (bytesUnderWay > Outgoing.FITTING_BYTES / 2) {
            return next;
        }
        while (next < count) {
            try {
                Deadline deadline = answers.deadline(next);
                Operation operation = held == null ? answers.request(next) : held;
                held = fits(operation) ? null : operation;
                if (held != null) {
                    return next;
                }
                begin(next, operation, deadline);
            } catch (ConnectionException e) {
                held = null;
                answers.failed(next, e);
            }
            next++;
        }
        return next;
    }

    /** A longer one goes alone. */
    private boolean fits(Operation operation) {
        int length = operation.xml().getBytes(StandardCharsets.UTF_8).length + Outgoing.AROUND_BYTES;
        return underWay.isEmpty() || bytesUnderWay + length <= Outgoing.FITTING_BYTES;
    }

    private void begin(int number, Operation operation, Deadline deadline) {
        Call call = calls.begin(Wanted.whole(operation), waiter);
        byte[] frame = Outgoing.frame(framing, call, operation.xml());
        underWay.put(call, new Sent(number, operation, ByteBuffer.wrap(frame), deadline));
        batch.add(call);
        bytesUnderWay += frame.length;
    }

    /** Of all that go at once, when they do: not while the others were made. */
    private void beginTimes(List<Call> begun, Answers answers) {
        for (Call call : begun) {
            try {
                underWay.computeIfPresent(call, (ignored, sent) -> sent.until(answers.deadline(sent.number())));
            } catch (ConnectionException e) {
                batch.remove(call);
                fail(end(call), answers, e);
            }
        }
    }

    /** Writes what was begun, in one go, at the latest when the time of something that is under way is over. */
    private void write(Answers answers) throws InterruptedException {
        batch.removeIf(Call::isDone);
        if (batch.isEmpty()) {
            return;
        }
        List<Sent> sent = batch.stream().map(underWay::get).toList();
        Deadline deadline =
                sent.stream().map(Sent::deadline).min(Pipeline::compare).orElseThrow();
        byte[] frames = Framing.joined(
                sent.stream().map(request -> request.frame().array()).toList());
        try {
            if (batch.size() == underWay.size()) {
                outgoing.send(batch, frames, deadline);
                batch.clear();
            } else if (outgoing.sendReading(batch, frames, earliest(), deadline)) {
                batch.clear();
            }
        } catch (Unsent.TimedOut e) {
            // Whose time is over hears it from endOverdue; the others may be sent still.
            LOG.trace("{} of {} requests wait for others to be written", batch.size(), underWay.size(), e);
        } catch (ConnectionException e) {
            // Those that the end of the session has reached say themselves what that leaves of them.
            batch.stream().filter(call -> !call.isDone()).forEach(call -> fail(end(call), answers, e));
            batch.clear();
        }
    }

    private Deadline earliest() {
        return underWay.values().stream()
                .map(Sent::deadline)
                .min(Pipeline::compare)
                .orElseThrow();
    }

    private static int compare(Deadline one, Deadline other) {
        return Long.signum(one.endNs() - other.endNs());
    }

    private void takeDone(Answers answers) {
        for (Call call : calls.takeDone(waiter)) {
            if (underWay.containsKey(call)) {
                Sent sent = end(call);
                answers.done(sent.number(), sent.operation(), call::result);
            }
        }
    }

    private void endOverdue(Answers answers) {
        List<Call> late = underWay.entrySet().stream()
                .filter(entry ->
                        entry.getValue().deadline().isOver() && !entry.getKey().isDone())
                .map(Map.Entry::getKey)
                .toList();
        for (Call call : late) {
            boolean unsent = batch.remove(call);
            Deadline deadline = Objects.requireNonNull(underWay.get(call)).deadline();
            ConnectionException failure =
                    unsent ? failures.notSent(call.operation(), deadline) : overdue.reply(call, deadline);
            fail(end(call), answers, failure);
        }
    }

    private Sent end(Call call) {
        Sent sent = underWay.remove(call);
        bytesUnderWay -= sent.frame().capacity();
        calls.end(call);
        return sent;
    }
}
