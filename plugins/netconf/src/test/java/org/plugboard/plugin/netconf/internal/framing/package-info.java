// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.plugboard.plugin.netconf.internal.framing;

import org.jspecify.annotations.NullMarked;
