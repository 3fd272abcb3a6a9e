// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.Locale;

/** Which data that have their default values are given (RFC 6243, section 3; capability {@code :with-defaults}). */
public enum WithDefaults {
    /** All. */
    REPORT_ALL,
    /** All, with a mark at those that a server which trims would leave out. */
    REPORT_ALL_TAGGED,
    /** None. */
    TRIM,
    /** Those that somebody has set. */
    EXPLICIT;

    /** As NETCONF writes it: {@code report-all}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
