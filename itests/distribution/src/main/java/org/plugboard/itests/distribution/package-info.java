// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** A plugin that the tests drop into the distribution. */
@NullMarked
package org.plugboard.itests.distribution;

import org.jspecify.annotations.NullMarked;
