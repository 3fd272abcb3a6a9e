// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.framing;

import java.util.Optional;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.MessageBuffer;
import org.plugboard.plugin.netconf.internal.xml.PlainProlog;
import org.plugboard.plugin.netconf.internal.xml.PlainTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for the start tag of a message in what has come of it: without a parser where it is written as almost all are, else by one. Used by
 * the thread that reads.
 */
final class HeadFinder {

    private static final Logger LOG = LoggerFactory.getLogger(HeadFinder.class);

    /** What has no start tag in so many bytes is looked at when it is whole. */
    private static final int LOOKED_AT = 64 * 1024;

    /** Up to so many it is looked for whenever something comes. */
    private static final int AT_ONCE = 8 * 1024;

    private final PlainTag tag = new PlainTag();
    private boolean hopeless;

    /** A message of many bytes is looked at again when it is an eighth longer, and so each byte a few times only. */
    private int again;

    /** Another message begins. */
    void next() {
        hopeless = false;
        again = 0;
    }

    /** Whether it will not be found before the message is whole. */
    boolean isHopeless() {
        return hopeless;
    }

    /** Empty as long as it is not there. */
    Optional<Head> find(MessageBuffer message) {
        int length = message.length();
        boolean isLonger = length >= again;
        if (hopeless || (length > AT_ONCE && !isLonger)) {
            return Optional.empty();
        }
        int start = PlainProlog.end(message.bytes(), length);
        int behind = start < 0 ? start : tag.read(message.bytes(), start, length);
        if (behind >= 0) {
            return Optional.of(Head.of(tag));
        }
        hopeless = start == PlainTag.UNUSUAL || length >= LOOKED_AT;
        if (!isLonger) {
            return Optional.empty();
        }
        again = length + length / 8;
        return start >= 0 && behind == PlainTag.UNUSUAL ? parse(message) : Optional.empty();
    }

    private static Optional<Head> parse(MessageBuffer message) {
        try {
            return Optional.of(Head.of(message));
        } catch (MalformedXmlException e) {
            // Most often it is not all there. If it is, that is told when the message is whole.
            LOG.trace("no start tag in {} bytes", message.length(), e);
            return Optional.empty();
        }
    }
}
