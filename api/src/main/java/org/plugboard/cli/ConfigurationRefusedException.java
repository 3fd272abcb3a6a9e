// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import org.plugboard.connection.CommandRefusedException;

/** The device refused a line of configuration, or the commit. The caller mends it; {@link #result()} says how far it came. */
public class ConfigurationRefusedException extends CommandRefusedException {

    private static final long serialVersionUID = 1L;

    private final transient ConfigurationResult result;

    /** With the first refused line, or the commit, what the device said to it, and the results so far. */
    public ConfigurationRefusedException(String message, String line, String answer, ConfigurationResult result) {
        super(message, line, answer);
        this.result = result;
    }

    /** The results of all lines that were sent. */
    public ConfigurationResult result() {
        return result;
    }
}
