// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.netconf;

/**
 * Where to connect to.
 *
 * @param name for the tables
 * @param port on 127.0.0.1
 * @param user who logs in
 * @param password with which password
 */
record Target(String name, int port, String user, String password) {

    private static final String SEPARATOR = "\t";

    /** As one argument of a process. */
    String line() {
        return String.join(SEPARATOR, name, Integer.toString(port), user, password);
    }

    static Target of(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        return new Target(parts[0], Integer.parseInt(parts[1]), parts[2], parts[3]);
    }

    /** Nothing else belongs into a message. */
    @Override
    public String toString() {
        return name + " on port " + port;
    }
}
