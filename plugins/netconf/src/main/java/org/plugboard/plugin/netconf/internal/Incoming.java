// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.netconf.internal.framing.Frames;
import org.plugboard.plugin.netconf.internal.framing.FramingException;
import org.plugboard.plugin.netconf.internal.xml.MessageBuffer;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/** What comes from the device. Used by the thread that reads, one at a time; {@link #hello} and {@link #arriving} by any. */
final class Incoming {

    private final Transport transport;
    private final Failures failures;
    private final Dispatch dispatch;
    private final Consumer<Ending> end;
    private final Frames frames;
    private final BeforeHello beforeHello = new BeforeHello();
    private final byte[] bytes = new byte[32 * 1024];

    /** For whoever's time is over while another thread reads. */
    private volatile @Nullable Arriving arriving;

    /** @param end ends the session */
    Incoming(
            Transport transport,
            Failures failures,
            Calls calls,
            Audience audience,
            int maxAnswer,
            Consumer<Ending> end) {
        this.transport = transport;
        this.failures = failures;
        this.end = end;
        this.dispatch = new Dispatch(calls, audience, failures, end);
        this.frames = new Frames(Hello.MAX_BYTES, maxAnswer, dispatch);
    }

    /** What the peer said, once it has. */
    Optional<Hello> hello() {
        return dispatch.hello();
    }

    /** The beginning of what came instead of a whole hello. */
    String unfinished() {
        return frames.unfinished().beginning();
    }

    /** A write failed before the hello came: why it did, the device may have said. */
    void takeRest(IOException failure) {
        beforeHello.takeRest(transport, failure);
    }

    /** Whether a reply has begun that its caller reads while it comes. */
    boolean isStreaming() {
        return frames.isStreaming();
    }

    /** Its caller has gone. */
    void passOver() {
        frames.passOver();
    }

    /** Hands over what comes before the deadline, up to the beginning of such a reply. What ends the session ends all calls. */
    void read(Deadline deadline) throws InterruptedIOException {
        decode(deadline, () -> {
            frames.decode();
            return false;
        });
    }

    /** The next piece of such a reply, none if nothing comes before the deadline; says whether it was the last one. */
    boolean piece(MessageBuffer into, Deadline deadline) throws InterruptedIOException {
        return decode(deadline, () -> frames.piece(into));
    }

    private interface Decoding {
        boolean decode() throws FramingException;
    }

    private boolean decode(Deadline deadline, Decoding decoding) throws InterruptedIOException {
        try {
            if (frames.hasPiece() || receive(deadline)) {
                boolean whole = decoding.decode();
                noteArriving();
                return whole;
            }
        } catch (IOException e) {
            if (Transport.isInterrupt(e)) {
                throw (InterruptedIOException) e;
            }
            end.accept(brokenBy(e));
        } catch (FramingException e) {
            end.accept(failures.end().outOfStep("the device broke the framing: " + e.getMessage(), e));
        } catch (RuntimeException | Error e) {
            // What was half decoded is lost, and the next bytes must not be joined to it.
            end.accept(failures.end().outOfStep("what the device sent could not be read: " + e, e));
            throw e;
        }
        return false;
    }

    /** Small replies come whole, so that nothing is noted of them. */
    private void noteArriving() {
        long came = frames.unfinishedBytes();
        if (came > 0) {
            arriving = new Arriving(dispatch.begun(), came);
        } else if (arriving != null) {
            arriving = null;
        }
    }

    /** What had begun to come, and was not whole, when something was read last; for any thread. */
    Optional<Arriving> arriving() {
        return Optional.ofNullable(arriving);
    }

    private boolean receive(Deadline deadline) throws IOException {
        int count = transport.read(bytes, 0, bytes.length, deadline);
        if (count < 0) {
            String instead = beforeHello.text();
            end.accept(
                    hello().isEmpty()
                            ? ignored -> failures.hello().ended(instead)
                            : failures.end().byDevice());
            return false;
        }
        if (hello().isEmpty()) {
            beforeHello.note(bytes, count);
        }
        frames.take(bytes, count);
        return true;
    }

    /** What the broken transport means for the session. */
    Ending brokenBy(IOException e) {
        if (hello().isPresent()) {
            return failures.end().broken(e);
        }
        String instead = beforeHello.text();
        return ignored -> failures.hello().broken(e, instead);
    }
}
