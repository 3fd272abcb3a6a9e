// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** Reading and writing XML with limits: by the JDK's parser, or, where a message is written as almost all are, by a look at its bytes. */
@NullMarked
package org.plugboard.plugin.netconf.internal.xml;

import org.jspecify.annotations.NullMarked;
