// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** Tests that run as a bundle among the bundles. */
@NullMarked
package org.plugboard.itests.framework;

import org.jspecify.annotations.NullMarked;
