// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import org.plugboard.device.TestbedException;
import org.yaml.snakeyaml.error.Mark;

/**
 * Where a value stands, for errors.
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

    /** What is to be said about it, with its place. */
    String text(String fault) {
        String where = key.isEmpty() ? "" : " (key " + key + ")";
        return file + ":" + line + ":" + column + ": " + fault + where;
    }

    TestbedException error(String fault) {
        return new TestbedException(text(fault));
    }

    TestbedException error(String fault, String hint) {
        return new TestbedException(text(fault) + "; " + hint);
    }
}
