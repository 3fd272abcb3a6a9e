// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;

/** The peer ended the pipe where TLS had not ended (RFC 8446, section 6.1). */
final class TruncatedException extends IOException {

    private static final long serialVersionUID = 1L;

    TruncatedException(String message) {
        super(message);
    }
}
