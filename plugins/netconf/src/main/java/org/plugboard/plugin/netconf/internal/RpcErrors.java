// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plugboard.netconf.RpcError;
import org.plugboard.netconf.Xml;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

/** Reads {@code rpc-error} (RFC 6241, section 4.3). */
final class RpcErrors {

    private @Nullable String type;
    private @Nullable String tag;
    private @Nullable String severity;
    private @Nullable String appTag;
    private @Nullable String path;
    private @Nullable String message;
    private @Nullable Xml info;

    private final int most;
    private int length;

    private RpcErrors(int most) {
        this.most = most;
    }

    /**
     * Reads one to its end.
     *
     * @param most so many characters of it are kept
     */
    static RpcErrors read(XmlCursor cursor, int most) throws MalformedXmlException {
        RpcErrors fields = new RpcErrors(most);
        while (cursor.nextChild()) {
            fields.readField(cursor);
        }
        return fields;
    }

    /** What a device leaves out although it must not is taken for the worst. */
    RpcError error() {
        return new RpcError(
                orElse(type, "application"),
                orElse(tag, "operation-failed"),
                orElse(severity, "error").toLowerCase(Locale.ROOT),
                appTag,
                path,
                message,
                info);
    }

    /** How many characters of it are kept. */
    int length() {
        return length;
    }

    private String text(XmlCursor cursor) throws MalformedXmlException {
        String text = cursor.text(most - length);
        length += text.length();
        return text;
    }

    private void readInfo(XmlCursor cursor) throws MalformedXmlException {
        String copy = cursor.copy(most - length);
        if (copy != null) {
            info = Xml.of(copy);
            length += copy.length();
        }
    }

    private void readField(XmlCursor cursor) throws MalformedXmlException {
        switch (cursor.name()) {
            case "error-type" -> type = text(cursor);
            case "error-tag" -> tag = text(cursor);
            case "error-severity" -> severity = text(cursor);
            case "error-app-tag" -> appTag = text(cursor);
            case "error-path" -> path = text(cursor);
            case "error-message" -> message = text(cursor);
            case "error-info" -> readInfo(cursor);
            default -> cursor.skip();
        }
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null || text.isEmpty() ? otherwise : text;
    }
}
