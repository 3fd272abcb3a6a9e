// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.osgi;

import java.nio.file.InvalidPathException;
import org.plugboard.device.Registration;
import org.plugboard.device.TestbedRequest;
import org.plugboard.manager.internal.PlugboardCore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of testbeds that the configuration names. Told by one thread at a time, as the container configures; does not block. */
final class ConfiguredTestbeds {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredTestbeds.class);
    private static final Registration NONE = () -> {};

    private final PlugboardCore core;
    private String location = "";
    private Registration followed = NONE;

    ConfiguredTestbeds(PlugboardCore core) {
        this.core = core;
    }

    /** Follows this folder from now on, empty for none, and not the one before, whose testbeds are closed. */
    void follow(String folder) {
        String named = folder.strip();
        if (named.equals(location)) {
            return;
        }
        location = named;
        followed.close();
        followed = named.isEmpty() ? NONE : begun(named);
    }

    private Registration begun(String folder) {
        try {
            Registration begun = core.followFolderSoon(TestbedRequest.of(folder));
            LOG.info("the testbeds in {} are followed", folder);
            return begun;
        } catch (InvalidPathException e) {
            LOG.error("the configured folder of testbeds, {}, is no path; none is followed", folder, e);
            return NONE;
        }
    }
}
