// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.Xml;
import org.w3c.dom.Element;

/** Reads the log for a session that has subscribed (RFC 5277). Used under the lock of the device. */
final class Subscription {

    /** Of the messages. */
    static final String NAMESPACE = "urn:ietf:params:xml:ns:netconf:notification:1.0";

    /** Of the data about streams, and of the notifications about a replay. */
    static final String DATA = "urn:ietf:params:xml:ns:netmod:notification";

    private final EventLog log;
    private final Wish wish;
    private final Client reader;
    private final Runnable release;
    private final long lastOfReplay;
    private boolean replays;
    private boolean over;
    private long next;
    private int index;

    /**
     * What a session wants to be notified of.
     *
     * @param stream of which stream
     * @param filter whether it wants one
     * @param start from when on, or null for what comes from now on
     * @param stop until when, or null
     */
    record Wish(String stream, Filter filter, @Nullable Instant start, @Nullable Instant stop) {}

    /** Looks at a notification. */
    @FunctionalInterface
    interface Filter {

        /** Whether the filter selects anything of it. */
        boolean selects(Element data) throws RpcProblem;
    }

    /**
     * Begins with the next one, or at the start that it wants.
     *
     * @param reader is woken when there is more
     * @param release what is to be done at the end
     */
    Subscription(EventLog log, Wish wish, Client reader, Runnable release) {
        this.log = log;
        this.wish = wish;
        this.reader = reader;
        this.release = release;
        this.lastOfReplay = log.last();
        this.replays = wish.start() != null;
        this.next = replays ? 0 : lastOfReplay + 1;
        log.addReader(reader);
    }

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
        log.removeReader(reader);
        release.run();
    }

    /** The next message, or null if there is none yet. */
    @Nullable
    String poll() throws RpcProblem {
        Instant now = Instant.now();
        while (!over) {
            EventLog.Event event = log.from(next);
            boolean fresh = event == null || event.number() > lastOfReplay;
            if (replays && fresh) {
                replays = false;
                return message(now, "<replayComplete xmlns=\"" + DATA + "\"/>");
            }
            Instant time = event == null ? now : event.time();
            if (wish.stop() != null && !time.isBefore(wish.stop())) {
                end();
                return message(now, "<notificationComplete xmlns=\"" + DATA + "\"/>");
            }
            if (event == null) {
                return null;
            }
            String content = content(event);
            if (content != null) {
                return message(event.time(), content);
            }
        }
        return null;
    }

    /** The next of an event, or null if it is not wanted. */
    private @Nullable String content(EventLog.Event event) throws RpcProblem {
        // Another one than before, of which this one's place was no longer there.
        if (event.number() != next) {
            next = event.number();
            index = 0;
        }
        if (!event.stream().equals(wish.stream())
                || (wish.start() != null && event.time().isBefore(wish.start()))) {
            skip(event);
            return null;
        }
        String content = event.content(index);
        index++;
        if (index >= event.count()) {
            skip(event);
        }
        Element data = Xml.parse("<data xmlns=\"" + Xml.BASE + "\">" + content + "</data>");
        return wish.filter().selects(data) ? content : null;
    }

    private void skip(EventLog.Event event) {
        next = event.number() + 1;
        index = 0;
    }

    private static String message(Instant time, String content) {
        return "<notification xmlns=\"" + NAMESPACE + "\"><eventTime>" + time + "</eventTime>" + content
                + "</notification>";
    }
}
