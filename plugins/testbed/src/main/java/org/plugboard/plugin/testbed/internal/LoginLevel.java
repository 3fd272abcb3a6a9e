// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.Map;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;

/**
 * What the testbed or a device says of how to log in.
 *
 * @param stated the credentials that stand in the blocks {@code credentials}
 * @param legacy the blocks of older files
 * @param all what connections get: the stated ones, and those that the older blocks stand for
 */
record LoginLevel(Credentials stated, LegacyLogin legacy, Credentials all) {

    /** Reads what the block {@code testbed} says. */
    static LoginLevel ofTestbed(Map<String, Item> block, Report report) {
        Map<String, Credential> own = new CredentialsReader(report).own(block.get("credentials"));
        Credentials stated = new Credentials(own, null);
        LegacyLogin legacy = LegacyLogin.read(block, LegacyLogin.NONE, report);
        own.putAll(legacy.credentials(stated, false, false));
        return new LoginLevel(stated, legacy, new Credentials(own, null));
    }

    /** Reads what the block of a device says, inside this testbed. */
    LoginLevel ofDevice(Map<String, Item> block, Report report) {
        Map<String, Credential> own = new CredentialsReader(report).own(block.get("credentials"));
        Credentials inner = own.isEmpty() ? stated : new Credentials(own, stated);
        LegacyLogin merged = LegacyLogin.read(block, legacy, report);
        own.putAll(merged.credentials(inner, isLinux(block), true));
        // Most devices have nothing of their own, and share what the testbed has.
        return new LoginLevel(inner, merged, own.isEmpty() ? all : new Credentials(own, all));
    }

    private static boolean isLinux(Map<String, Item> block) {
        return Blocks.text(block, "os").filter("linux"::equals).isPresent();
    }
}
