// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import org.plugboard.connection.InvalidRequestException;

/** XML that a caller gives to be put into a request. It is written anew, so that nothing in it can end the request. */
public final class Fragment {

    /**
     * What may stand there.
     *
     * @param namespace of elements that may be around the others and are left out, which may be in NETCONF's or in none, too
     * @param wrappers their names
     * @param single whether one element is all
     */
    private record Allowed(String namespace, Set<String> wrappers, boolean single) {

        boolean isWrapper(XmlCursor cursor) {
            return wrappers.stream().anyMatch(name -> cursor.is(namespace, name));
        }

        Allowed inWrapper() {
            return new Allowed(namespace, Set.of(), single);
        }
    }

    private Fragment() {}

    /**
     * Elements that mean the same wherever they are put: one without a namespace stays without.
     *
     * @param namespace of elements that may be around them and are left out, which may be in NETCONF's or in none, too
     * @param wrappers their names
     */
    public static String elements(String subject, String what, String xml, String namespace, Set<String> wrappers) {
        return read(subject, what, xml, new Allowed(namespace, wrappers, false), " xmlns=\"\"");
    }

    /** The one element of an operation, in which those without a namespace are NETCONF's own. */
    public static String operation(String subject, String xml) {
        Optional<String> plain = PlainElement.of(xml);
        if (plain.isPresent()) {
            return plain.get();
        }
        String operation = read(subject, "the operation", xml, new Allowed(XmlCursor.BASE, Set.of("rpc"), true), "");
        if (operation.isEmpty()) {
            throw new InvalidRequestException(subject + ": an empty text is no operation; give its element");
        }
        return operation;
    }

    /** The name of the first element of what was written here, without its prefix. */
    public static String name(String xml) {
        int end = 1;
        while (" />".indexOf(xml.charAt(end)) < 0) {
            end++;
        }
        return xml.substring(Math.max(1, xml.lastIndexOf(':', end) + 1), end);
    }

    private static String read(String subject, String what, String xml, Allowed allowed, String declared) {
        try {
            return Enclosed.read(xml, declared, cursor -> {
                StringBuilder out = new StringBuilder();
                copyChildren(cursor, out, allowed);
                return out.toString();
            });
        } catch (MalformedXmlException e) {
            throw new InvalidRequestException(
                    "%s: %s is no XML that can be sent: %s".formatted(subject, what, e.getMessage()), e);
        }
    }

    private static void copyChildren(XmlCursor cursor, StringBuilder out, Allowed allowed)
            throws MalformedXmlException {
        int event = cursor.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (cursor.isAtText()) {
                throw new MalformedXmlException("there is text between the elements");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (allowed.isWrapper(cursor)) {
                    copyChildren(cursor, out, allowed.inWrapper());
                } else if (allowed.single() && !out.isEmpty()) {
                    // A device answers a request once, so that what became of the second nobody would know.
                    throw new MalformedXmlException(
                            "an operation is one element, and behind it is another, %s; send each by itself"
                                    .formatted(cursor.name()));
                } else {
                    cursor.copyTo(out);
                }
            }
            event = cursor.next();
        }
    }
}
