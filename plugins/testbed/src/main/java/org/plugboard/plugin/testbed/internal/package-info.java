// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** Reads testbed files in YAML. */
@NullMarked
package org.plugboard.plugin.testbed.internal;

import org.jspecify.annotations.NullMarked;
