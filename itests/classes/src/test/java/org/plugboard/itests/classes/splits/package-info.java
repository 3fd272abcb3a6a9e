// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** The same answers however what a device says is cut into reads. */
@NullMarked
package org.plugboard.itests.classes.splits;

import org.jspecify.annotations.NullMarked;
