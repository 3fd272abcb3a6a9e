// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads the reply to a request while it comes, in the thread of its call; see {@link Netconf#read}.
 *
 * @param <T> what it makes of the reply
 */
@ConsumerType
@FunctionalInterface
public interface ReplyReader<T> {

    /**
     * Reads as much of the reply as it wants. Whatever it does not read is passed over.
     *
     * @param reply at the start of the first element within {@code rpc-reply}, which is {@code data} for most operations; it goes on to the
     *     elements behind that one, and ends ({@code END_DOCUMENT}) where {@code rpc-reply} ends. Errors and warnings of the device
     *     are not among what it gives. It is used up when this method returns
     * @return what the call returns
     * @throws XMLStreamException if the reply is not what it expects, or {@code reply} has thrown it
     * @throws IOException if it cannot write what it has read
     */
    T read(XMLStreamReader reply) throws XMLStreamException, IOException;
}
