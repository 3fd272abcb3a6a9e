// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import org.plugboard.device.Finding;

/** Ends the reading of one part of the file, whose error it is; a {@link Report} keeps it and goes on with the next. */
final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;
    private final String key;

    /**
     * Without a stack trace: it says nothing to whoever wrote the file.
     *
     * @param key the way from the top of the file to what the finding is about
     */
    Fault(Finding finding, String key) {
        super(finding.text(), null, false, false);
        this.finding = finding;
        this.key = key;
    }

    String key() {
        return key;
    }

    Finding finding() {
        return finding;
    }
}
