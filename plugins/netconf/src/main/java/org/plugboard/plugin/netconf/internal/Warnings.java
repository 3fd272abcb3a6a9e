// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.List;
import org.plugboard.netconf.RpcError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What devices report beside the answers of those services that do not carry it. */
final class Warnings {

    private static final Logger LOG = LoggerFactory.getLogger(Warnings.class);

    private Warnings() {}

    /** @param subject device and alias */
    static void log(String subject, String operation, List<RpcError> warnings) {
        if (!warnings.isEmpty()) {
            LOG.info("{}: {}: {}", subject, operation, ErrorWords.ofWarnings(warnings));
        }
    }
}
