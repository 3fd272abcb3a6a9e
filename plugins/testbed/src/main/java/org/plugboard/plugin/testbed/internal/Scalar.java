// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import org.jspecify.annotations.Nullable;

/**
 * A single value of the file.
 *
 * @param written as the file has it, {@code 0123}
 * @param value as YAML 1.1 reads it, 83: a text, number, boolean or null
 * @param isSecret whether it came from under the key of a secret, or a text into which that went
 */
record Scalar(String written, @Nullable Object value, boolean isSecret) {

    Scalar(String written, @Nullable Object value) {
        this(written, value, false);
    }

    Scalar asSecret() {
        return new Scalar(written, value, true);
    }
}
