// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Plugboard;
import org.slf4j.LoggerFactory;

/** Tells at its start, in the log, which class a device gets that says nothing about it. */
@Component(service = Probe.class, immediate = true)
public final class Probe {

    /** Looks and tells. */
    @Activate
    public Probe(@Reference Plugboard plugboard) {
        String next = plugboard
                .device(DeviceFacts.named("plain").build())
                .instantiate()
                .connectionClass();
        LoggerFactory.getLogger(Probe.class).info("next class: {}", next);
    }
}
