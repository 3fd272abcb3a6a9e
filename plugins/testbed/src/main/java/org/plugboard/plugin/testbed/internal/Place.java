// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import org.plugboard.device.Finding;
import org.yaml.snakeyaml.error.Mark;

/**
 * Where a value stands, for errors and warnings.
 *
 * @param file the file as the caller named it
 * @param line from 1
 * @param column from 1
 * @param key the way to it from the top of the file, {@code devices.R1.os}; empty at the top
 */
record Place(String file, int line, int column, String key) {

    static Place of(String file, Mark mark, String key) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1, key);
    }

    Fault error(String fault) {
        return new Fault(Finding.error(file, line, column, fault + where()));
    }

    Fault error(String fault, String hint) {
        return new Fault(Finding.error(file, line, column, fault + where()).hint(hint));
    }

    Finding warning(String text) {
        return Finding.warning(file, line, column, text + where());
    }

    private String where() {
        return key.isEmpty() ? "" : " (key " + key + ")";
    }
}
