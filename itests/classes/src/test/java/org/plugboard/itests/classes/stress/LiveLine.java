// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import static org.plugboard.connection.ConnectRequest.using;

import java.time.Duration;
import java.util.List;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;
import org.plugboard.device.Testbed;

/**
 * A connection that is called while its file is edited.
 *
 * @param device the name of its device, which need not be there
 * @param protocol the name of the path, and its protocol
 * @param isPool whether it is a pool of two
 */
record LiveLine(String device, String protocol, boolean isPool) {

    /** Far above what a connect takes, so that nobody who waits for one is sent away. */
    private static final Duration PATIENT = Duration.ofMinutes(2);

    /** Those of one device: plain ones, and a pool. */
    static List<LiveLine> of(String device) {
        return List.of(
                new LiveLine(device, "telnet", false),
                new LiveLine(device, "ssh", false),
                new LiveLine(device, "telnet", true));
    }

    /** Its device and the name of its path. */
    String path() {
        return device + "/" + protocol;
    }

    /**
     * The connection, which is made if it is not there.
     *
     * @throws UnknownNameException if the device is not in the testbed
     */
    Connection connection(Testbed testbed) {
        Device there = testbed.device(device);
        Connection known = there.connectionManager().connections().get(alias());
        return known == null ? there.instantiate(request()) : known;
    }

    private String alias() {
        return isPool ? "pool" : protocol;
    }

    private ConnectRequest request() {
        ConnectRequest request = using("cli").overPath(protocol).alias(alias()).with("connect_timeout", PATIENT);
        return isPool ? request.pool(2) : request;
    }

    @Override
    public String toString() {
        return device + "/" + alias();
    }
}
