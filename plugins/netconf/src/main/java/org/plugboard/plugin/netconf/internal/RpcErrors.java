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

    private RpcErrors() {}

    /** Reads one to its end. What a device leaves out although it must not is taken for the worst. */
    static RpcError read(XmlCursor cursor) throws MalformedXmlException {
        RpcErrors fields = new RpcErrors();
        while (cursor.nextChild()) {
            fields.readField(cursor);
        }
        return new RpcError(
                orElse(fields.type, "application"),
                orElse(fields.tag, "operation-failed"),
                orElse(fields.severity, "error").toLowerCase(Locale.ROOT),
                fields.appTag,
                fields.path,
                fields.message,
                fields.info);
    }

    private void readField(XmlCursor cursor) throws MalformedXmlException {
        switch (cursor.name()) {
            case "error-type" -> type = cursor.text();
            case "error-tag" -> tag = cursor.text();
            case "error-severity" -> severity = cursor.text();
            case "error-app-tag" -> appTag = cursor.text();
            case "error-path" -> path = cursor.text();
            case "error-message" -> message = cursor.text();
            case "error-info" -> info = Xml.of(cursor.copy());
            default -> cursor.skip();
        }
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null || text.isEmpty() ? otherwise : text;
    }
}
