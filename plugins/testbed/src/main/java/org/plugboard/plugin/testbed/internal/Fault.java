// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import org.plugboard.device.Finding;

/** Ends the reading of one part of the file, whose error it is; a {@link Report} keeps it and goes on with the next. */
final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    /** Without a stack trace: it says nothing to whoever wrote the file. */
    Fault(Finding finding) {
        super(finding.text(), null, false, false);
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
