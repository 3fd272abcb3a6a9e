// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.plugboard.plugin.netconf.internal.xml;

import org.jspecify.annotations.NullMarked;
