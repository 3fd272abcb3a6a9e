// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

/** Whether the other end shows what it is sent. */
enum Echo {
    ON,
    OFF,
    UNKNOWN
}
