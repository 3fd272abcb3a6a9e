// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

/** Where sessions get their platforms from; a service within this bundle. */
@FunctionalInterface
public interface PlatformProvider {

    /** The platforms. */
    Platforms platforms();
}
