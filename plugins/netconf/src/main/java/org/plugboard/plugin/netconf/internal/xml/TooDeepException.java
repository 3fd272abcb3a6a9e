// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

/** XML that is nested deeper than it may be, and well-formed as far as it was read. */
public final class TooDeepException extends MalformedXmlException {

    private static final long serialVersionUID = 1L;

    TooDeepException(int limit) {
        super("elements are nested deeper than " + limit);
    }
}
