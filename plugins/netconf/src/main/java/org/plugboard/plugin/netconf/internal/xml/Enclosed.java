// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * XML of a caller's, any number of elements, read within an element of ours. What messages say of lines, columns and ends is about the
 * caller's text alone.
 */
public final class Enclosed {

    private static final String AROUND = "around";
    private static final String END = "</" + AROUND + ">";

    private static final Pattern DECLARATION = Pattern.compile("\\s*+<\\?xml\\s[^>]*?\\?>", Pattern.DOTALL);
    private static final Pattern NO_LINE_END = Pattern.compile("[^\\r\\n]");

    /** From the element around on to its end. */
    public interface Reading<T> {

        /** Goes through what is in it. */
        T read(XmlCursor cursor) throws MalformedXmlException;
    }

    private Enclosed() {}

    /**
     * Has it read.
     *
     * @param declared what the element around declares: the empty text, or a blank and attributes
     */
    public static <T> T read(String xml, String declared, Reading<T> reading) throws MalformedXmlException {
        String own = withoutDeclaration(xml);
        if (own.stripLeading().startsWith("<!DOCTYPE")) {
            throw new MalformedXmlException("a document type declaration is not allowed in NETCONF");
        }
        // On a line of its own, so that columns are as the caller has them.
        String begun = "<" + AROUND + declared + ">\n" + own;
        try {
            XmlCursor cursor = cursor(begun + END);
            T read = reading.read(cursor);
            // Elements behind the end of what is around them would have come from the caller.
            cursor.finish();
            return read;
        } catch (MalformedXmlException e) {
            throw isOfParser(e, begun + END) ? failure(begun).orElse(e) : e;
        }
    }

    private static XmlCursor cursor(String text) throws MalformedXmlException {
        return XmlCursor.atRoot(new StringReader(text), 1);
    }

    private static boolean isOfParser(MalformedXmlException thrown, String text) {
        return failure(text)
                .filter(failure -> String.valueOf(failure.getMessage()).equals(thrown.getMessage()))
                .isPresent();
    }

    /** What a parser says of it. Where it breaks off, that has to be said of a text in which our end does not follow. */
    private static Optional<MalformedXmlException> failure(String text) {
        try {
            cursor(text).finish();
            return Optional.empty();
        } catch (MalformedXmlException e) {
            return Optional.of(e);
        }
    }

    /** Blanks in its place: what is behind it stays where it is. */
    private static String withoutDeclaration(String xml) {
        Matcher declaration = DECLARATION.matcher(xml);
        return declaration.lookingAt()
                ? NO_LINE_END.matcher(declaration.group()).replaceAll(" ") + xml.substring(declaration.end())
                : xml;
    }
}
