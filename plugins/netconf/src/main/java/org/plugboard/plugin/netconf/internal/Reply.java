// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.netconf.RpcError;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.PlainReply;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

/**
 * What an {@code rpc-reply} says.
 *
 * @param errors in the device's order, the first thousand of them
 * @param data the element {@code data}, or null if there is none or the operation does not answer with it
 */
record Reply(List<RpcError> errors, @Nullable String data) {

    /** Reads all of it. */
    static Reply of(Message message, Operation operation) throws MalformedXmlException {
        Optional<PlainReply> plain = message.plain(operation);
        if (plain.isEmpty()) {
            return read(message.body(operation.limits().maxDepth()), operation);
        }
        return new Reply(List.of(), operation.answersWithData() ? plain.get().data() : null);
    }

    /** Reads it to its end. */
    static Reply read(XmlCursor cursor, Operation operation) throws MalformedXmlException {
        ErrorList errors = ErrorList.ofKept();
        String data = null;
        while (cursor.nextChild()) {
            if (!cursor.is(operation.namespace(), "data")) {
                collectErrors(cursor, errors);
            } else if (!operation.answersWithData()) {
                // An output of this name, perhaps one of a list: the answer is the whole reply.
                cursor.skip();
            } else if (data == null) {
                data = cursor.copy();
            } else {
                throw new MalformedXmlException("it has more than one element data");
            }
        }
        cursor.finish();
        return new Reply(errors.all(), data);
    }

    private static void collectErrors(XmlCursor cursor, ErrorList errors) throws MalformedXmlException {
        int depth = 1;
        while (depth > 0) {
            if (ErrorList.beginsAt(cursor, false)) {
                errors.read(cursor);
                depth--;
            }
            while (depth > 0 && !cursor.nextChild()) {
                depth--;
            }
            if (depth > 0) {
                depth++;
            }
        }
    }

    boolean isRefusal() {
        return errors.stream().anyMatch(error -> !error.isWarning());
    }
}
