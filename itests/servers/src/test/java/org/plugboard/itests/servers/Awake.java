// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import java.time.Duration;
import org.plugboard.connection.Connection;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.Netconf;

/**
 * Sessions on which netconfd listens. Version 2.13 overlooks a request that it reads together with the client's hello, as
 * it does when the machine is busy: it goes on with the next bytes.
 */
final class Awake {

    private static final int ATTEMPTS = 10;
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private Awake() {}

    /** The connection, when the server has answered a first request. */
    static Connection awake(Connection connection) {
        Netconf netconf = connection.as(Netconf.class);
        for (int attempt = 1; ; attempt++) {
            try {
                netconf.rpc("<get-config><source><running/></source><filter/></get-config>", LIMIT);
                return connection;
            } catch (TimedOutException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
