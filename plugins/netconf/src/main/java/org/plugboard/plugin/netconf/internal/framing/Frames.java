// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.framing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.netconf.internal.xml.MessageBuffer;

/**
 * Makes messages of the bytes of a session. A message is kept until it is whole, or, if the sink wants that, given in pieces as they
 * come. Used by one thread at a time.
 */
public final class Frames {

    /** Gets the messages in the order in which they come. */
    public interface Sink {

        /**
         * A message that is not whole yet has begun so. Not told where the beginning cannot be read before it is whole.
         *
         * @param limit how many bytes are kept of a message of which nobody says more
         * @return how many bytes of it may be kept, or {@link #IN_PIECES} or {@link #NOT_AT_ALL}
         */
        long begins(Head head, int limit);

        /**
         * Takes a message, and says how the bytes behind it are framed.
         *
         * @param head what it begins with, if that was seen
         */
        Framing message(MessageBuffer message, Optional<Head> head);

        /** The beginning of a message that is longer than may be kept: as many bytes as are kept. The rest of it is passed over. */
        void tooLong(MessageBuffer beginning);

        /** The end of a message that was wanted in pieces or not at all, or was too long. */
        void passed();
    }

    /** Says that a message is wanted in pieces. */
    public static final long IN_PIECES = -1;

    /** Says that a message is passed over. */
    public static final long NOT_AT_ALL = -2;

    /** What is done with the message that comes. */
    private enum Use {
        KEEP,
        STREAM,
        PASS_OVER_TO_END,
        PASS_OVER_TOO_LONG
    }

    /** So much may be kept of a message before anybody can say how much of it is wanted. */
    private static final int BEFORE_HEAD = 64 * 1024;

    private final int maxMessage;
    private final Sink sink;
    private final HeadFinder heads = new HeadFinder();
    private Framing framing = Framing.END_MARK;
    private FrameDecoder decoder = framing.decoder();
    private MessageBuffer message;
    private boolean isFirst = true;
    private @Nullable Head head;
    private Use use = Use.KEEP;

    /** How many bytes of the message were given in pieces without having been kept before. */
    private long given;

    private final Received received = new Received();

    /**
     * @param maxFirst how many bytes the first message may have
     * @param maxMessage how many bytes each message behind it may have
     */
    public Frames(int maxFirst, int maxMessage, Sink sink) {
        this.maxMessage = maxMessage;
        this.sink = sink;
        this.message = new MessageBuffer(maxFirst);
    }

    /** What has come of the message that is not whole yet. */
    public MessageBuffer unfinished() {
        return message;
    }

    /** How many bytes came of the message that is not whole yet; 0 between two messages, where there may be blanks. */
    public long unfinishedBytes() {
        return head == null && !message.isTooLong() && message.isBlank() ? 0 : message.came() + given;
    }

    /** Takes what came, as {@link Received#take} does. */
    public void take(byte[] bytes, int length) {
        received.take(bytes, length);
    }

    /** Whether there are bytes that are not decoded. */
    boolean hasMore() {
        return received.hasMore();
    }

    /** Whether there is something for {@link #piece} to give without more bytes. */
    public boolean hasPiece() {
        return hasMore() || (isStreaming() && message.length() > 0);
    }

    /** Whether the message that comes is wanted in pieces: {@link #piece} gives them, or {@link #passOver} ends that. */
    public boolean isStreaming() {
        return use == Use.STREAM;
    }

    /**
     * Decodes what there is, up to the beginning of a message that is wanted in pieces.
     *
     * @throws FramingException that says in its message where the frames are broken
     */
    public void decode() throws FramingException {
        while (hasMore() && !isStreaming()) {
            received.decode(decoder, message);
            look(decoder.isAtEnd());
        }
    }

    /**
     * The next piece of the message that is wanted in pieces.
     *
     * @param into gets what there is of it
     * @return whether it is whole now
     */
    public boolean piece(MessageBuffer into) throws FramingException {
        if (message.length() > 0) {
            into.append(message.bytes(), 0, message.length());
            message.drop();
        }
        if (hasMore()) {
            int before = into.length();
            received.decode(decoder, into);
            given += into.length() - before;
            return handOver(decoder.isAtEnd());
        }
        return false;
    }

    /** Nobody wants the rest of it. */
    public void passOver() {
        message.drop();
        use = Use.PASS_OVER_TO_END;
    }

    private void look(boolean atEnd) {
        if (!isFirst && use == Use.KEEP && head == null) {
            heads.find(message).ifPresent(found -> begin(found, atEnd));
            if (head == null && (atEnd || heads.isHopeless())) {
                message.limit(maxMessage);
            }
        }
        handOver(atEnd);
    }

    private void begin(Head found, boolean atEnd) {
        head = found;
        if (atEnd) {
            return;
        }
        long kept = sink.begins(found, maxMessage);
        if (kept == IN_PIECES) {
            use = Use.STREAM;
        } else if (kept == NOT_AT_ALL) {
            passOver();
        } else {
            message.limit((int) kept);
        }
    }

    private boolean handOver(boolean atEnd) {
        if (message.isTooLong() && use == Use.KEEP) {
            use = Use.PASS_OVER_TOO_LONG;
            sink.tooLong(message);
            message.drop();
        }
        if (atEnd) {
            MessageBuffer whole = message;
            Optional<Head> begun = Optional.ofNullable(head);
            Use used = use;
            message = new MessageBuffer(Math.max(maxMessage, BEFORE_HEAD));
            isFirst = false;
            head = null;
            given = 0;
            heads.next();
            use = Use.KEEP;
            if (used == Use.KEEP) {
                use(sink.message(whole, begun));
            } else {
                sink.passed();
            }
        }
        return atEnd;
    }

    private void use(Framing next) {
        if (next != framing) {
            framing = next;
            decoder = next.decoder();
        }
    }
}
