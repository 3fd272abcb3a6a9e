// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** Benchmarks. They print figures and ratios and judge nothing. */
@NullMarked
package org.plugboard.itests.bench;

import org.jspecify.annotations.NullMarked;
