// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is subscribed to (RFC 5277, section 2.1), and how much of it may wait for the listener. What is null is left to the device.
 *
 * @param stream its name; {@code NETCONF} is meant without one
 * @param filter which events are wanted; all without one
 * @param startTime since when what the device has logged is wanted, too
 * @param stopTime until when events are wanted; only with a start time, and behind it
 * @param maxWaiting how many notifications may wait for the listener, at least 1
 * @param maxWaitingBytes how many bytes of them, as they came; one waits whatever its size
 */
public record SubscriptionOptions(
        @Nullable String stream,
        @Nullable Filter filter,
        @Nullable Instant startTime,
        @Nullable Instant stopTime,
        int maxWaiting,
        long maxWaitingBytes) {

    /** What happens from now on, on the stream {@code NETCONF}; at most 1,000 notifications of 16 MiB may wait. */
    public static final SubscriptionOptions DEFAULTS =
            new SubscriptionOptions(null, null, null, null, 1000, 16L * 1024 * 1024);

    /** @throws IllegalArgumentException if the stop time stands alone or before the start time, or nothing may wait */
    public SubscriptionOptions {
        if (stopTime != null && (startTime == null || !stopTime.isAfter(startTime))) {
            throw new IllegalArgumentException("the stop time %s %s (RFC 5277, section 2.1.1)"
                    .formatted(
                            stopTime,
                            startTime == null
                                    ? "needs a start time before it"
                                    : "is not behind the start time " + startTime));
        }
        if (maxWaiting < 1 || maxWaitingBytes < 1) {
            throw new IllegalArgumentException("%d notifications of %d bytes may wait; 1 of 1 is the least"
                    .formatted(maxWaiting, maxWaitingBytes));
        }
    }

    /** As people write it: the name of a stream; nothing is {@code NETCONF}. */
    public static SubscriptionOptions of(String stream) {
        return stream.isBlank() ? DEFAULTS : DEFAULTS.stream(stream.strip());
    }

    /** The same on another stream. */
    public SubscriptionOptions stream(String name) {
        return new SubscriptionOptions(name, filter, startTime, stopTime, maxWaiting, maxWaitingBytes);
    }

    /** The same for those events only that the filter selects. */
    public SubscriptionOptions filter(Filter wanted) {
        return new SubscriptionOptions(stream, wanted, startTime, stopTime, maxWaiting, maxWaitingBytes);
    }

    /** The same beginning with what was logged since then. */
    public SubscriptionOptions from(Instant start) {
        return new SubscriptionOptions(stream, filter, start, stopTime, maxWaiting, maxWaitingBytes);
    }

    /** The same, beginning at one moment and ending at another one, which may be to come. */
    public SubscriptionOptions between(Instant start, Instant stop) {
        return new SubscriptionOptions(stream, filter, start, stop, maxWaiting, maxWaitingBytes);
    }

    /** The same with so much that may wait for the listener. */
    public SubscriptionOptions waiting(int notifications, long bytes) {
        return new SubscriptionOptions(stream, filter, startTime, stopTime, notifications, bytes);
    }
}
