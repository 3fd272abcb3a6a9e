// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

/** What was read is not the XML that NETCONF allows; the message says where and why. */
final class MalformedXmlException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedXmlException(String message) {
        super(message);
    }

    MalformedXmlException(String message, Throwable cause) {
        super(message, cause);
    }
}
