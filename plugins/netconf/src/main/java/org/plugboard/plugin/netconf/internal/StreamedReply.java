// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.plugboard.netconf.ReplyReader;
import org.plugboard.netconf.RpcError;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

/** Reads the reply to one request while it comes. Used by the thread of the call. */
final class StreamedReply {

    private final Failures failures;
    private final Operation operation;
    private @Nullable RpcErrorException refusal;

    StreamedReply(Failures failures, Operation operation) {
        this.failures = failures;
        this.operation = operation;
    }

    private interface Reading<T> {
        T read(ReplyXml xml) throws MalformedXmlException, XMLStreamException, IOException;
    }

    /**
     * Has it read by its caller.
     *
     * @throws org.plugboard.netconf.RpcErrorException if the device reports errors, in front of what the caller reads or behind it
     * @throws org.plugboard.netconf.MalformedReplyException if it is not well-formed, or not what the caller expects
     * @throws UncheckedIOException what the caller threw
     */
    <T> T read(ReplyStream stream, ReplyReader<T> reader) {
        return within(stream, xml -> {
            T result = reader.read(xml);
            xml.finish();
            return result;
        });
    }

    /** Writes its only element, with the namespaces that are declared around it. Gives the warnings. */
    List<RpcError> copy(ReplyStream stream, Writer out) {
        return within(stream, xml -> {
            if (xml.isEnded()) {
                throw new MalformedXmlException("it has no element");
            }
            xml.cursor().copyTo(out);
            if (xml.finish()) {
                throw new MalformedXmlException("it has more than one element, and a document has one");
            }
            return xml.errors();
        });
    }

    private <T> T within(ReplyStream stream, Reading<T> reading) {
        try {
            ReplyXml xml = ReplyXml.of(XmlCursor.of(stream, operation.limits().maxDepth()), operation.namespace());
            refuse(xml);
            T result = reading.read(xml);
            refuse(xml);
            Warnings.log(failures.name(), operation.name(), xml.errors());
            return result;
        } catch (MalformedXmlException e) {
            throw failures.malformed(operation, e, stream.received());
        } catch (XMLStreamException e) {
            throw failures.malformed(
                    operation,
                    e.getNestedException() instanceof MalformedXmlException broken
                            ? broken
                            : new MalformedXmlException(String.valueOf(e.getMessage()), e),
                    stream.received());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuse(ReplyXml xml) {
        Reply reply = new Reply(xml.errors(), null);
        if (reply.isRefusal()) {
            RpcErrorException refused = failures.refused(operation.elementName(), reply);
            refusal = refused;
            throw refused;
        }
    }

    /** Whether this says that the device refused the request: a reader may throw such an exception of another one. */
    boolean isRefusal(Throwable thrown) {
        return thrown == refusal;
    }
}
