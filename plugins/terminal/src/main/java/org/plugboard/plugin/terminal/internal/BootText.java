// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;

/**
 * What only a device says that goes down or starts, whatever its kind: the kernel's last words and the first of a boot loader. What
 * merely announces a restart is none of it, since a question may follow.
 */
final class BootText {

    private static final Pattern SAID = Pattern.compile("(?i)"
            + "System Bootstrap, Version"
            + "|reboot: (?:Restarting system|Power down)"
            + "|FINAL System shutdown message"
            + "|Please stand by while rebooting the system"
            + "|(?:Rebooting|Booting) ?\\.{3}"
            + "|Bootloader: Done loading"
            + "|Loading Linux kernel"
            + "|Linux version \\d"
            + "|U-Boot \\d{4}"
            + "|GNU GRUB +version"
            + "|Loader Version \\d");

    private BootText() {}

    /** Whether there is something of that kind in the text. */
    static boolean isIn(String text) {
        return SAID.matcher(text).find();
    }
}
