// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.netconf.Notification;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who hears what the device of a session says by itself: nobody, or one at a time. Thread-safe, without a lock. */
final class Audience {

    private static final Logger LOG = LoggerFactory.getLogger(Audience.class);
    private static final String COMPLETE = "notificationComplete";

    private final Failures failures;
    private final int maxBytes;

    /** To whom it goes what comes; also one that was closed, while the device sends for it still. */
    private final AtomicReference<@Nullable OpenSubscription> current = new AtomicReference<>();

    /** Whose listeners have not heard the end. */
    private final Set<OpenSubscription> listening = ConcurrentHashMap.newKeySet();

    /** @param maxBytes a longer notification is not told */
    Audience(Failures failures, int maxBytes) {
        this.failures = failures;
        this.maxBytes = maxBytes;
    }

    /** @throws InvalidRequestException if another one is here */
    void admit(OpenSubscription subscription) {
        OpenSubscription present = current.compareAndExchange(null, subscription);
        if (present != null) {
            throw failures.alreadySubscribed(present.subject().what(), present.isOpen());
        }
        listening.add(subscription);
    }

    /** The device sends nothing for it, or nothing that it was asked for. */
    void dismiss(OpenSubscription subscription) {
        current.compareAndSet(subscription, null);
    }

    /** It did not come to anything. */
    void refused(OpenSubscription subscription) {
        dismiss(subscription);
        listening.remove(subscription);
    }

    /** Its listener has heard the end. */
    void told(OpenSubscription subscription) {
        listening.remove(subscription);
    }

    boolean isListening() {
        return !listening.isEmpty();
    }

    /** For whom the device sends now, and may answer nothing else meanwhile. */
    @Nullable
    OpenSubscription atDevice() {
        OpenSubscription present = current.get();
        return present != null && present.isAtDevice() ? present : null;
    }

    /** The device has sent a notification. */
    void came(Message message) {
        OpenSubscription present = current.get();
        if (present == null) {
            LOG.debug("{}: a notification is dropped, nobody listens", failures.name());
        } else if (message.length() > maxBytes) {
            tooLong();
        } else {
            tell(present, message);
        }
    }

    private void tell(OpenSubscription present, Message message) {
        try {
            Notification notification = Notifications.read(message.body(XmlCursor.MAX_DEPTH));
            if (present.subject().isAskedFor() && notification.name().equals(COMPLETE)) {
                // In this order: whoever hears the end can subscribe again.
                dismiss(present);
                present.complete();
            } else {
                present.came(notification, message.length());
            }
        } catch (MalformedXmlException e) {
            present.unreadable(e.getMessage());
        }
    }

    /** The device has sent one that is too long to be kept. */
    void tooLong() {
        OpenSubscription present = current.get();
        if (present != null) {
            present.unreadable("it is longer than max_answer, %d bytes".formatted(maxBytes));
        }
    }

    /** Tells all who listen, unless they know another end already. */
    void sessionEnded(Supplier<String> reason) {
        if (!listening.isEmpty()) {
            String text = reason.get();
            listening.forEach(subscription -> subscription.sessionEnded(text));
        }
    }
}
