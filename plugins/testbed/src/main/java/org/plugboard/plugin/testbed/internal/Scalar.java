// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import org.jspecify.annotations.Nullable;

/**
 * A single value of the file.
 *
 * @param written as the file has it, {@code 0123}
 * @param value as YAML 1.1 reads it, 83: a text, number, boolean or null
 */
record Scalar(String written, @Nullable Object value) {}
