// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

/** Platforms of tests. */
public final class PlatformTexts {

    private PlatformTexts() {}

    /** The platform that this text describes. */
    public static Platform read(String text) {
        return PlatformReader.read("test.yaml", text);
    }
}
