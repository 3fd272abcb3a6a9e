// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

/**
 * Where to connect to.
 *
 * @param sshPort on 127.0.0.1
 * @param telnetPort on 127.0.0.1, without a login
 * @param user for SSH
 * @param password for SSH
 * @param os decides Plugboard's platform
 * @param prompt how the prompt ends, for the bare clients, which know nothing else
 */
record Target(int sshPort, int telnetPort, String user, String password, String os, String prompt) {

    private static final String SEPARATOR = "\t";

    /** As one argument of a process. */
    String line() {
        return String.join(
                SEPARATOR,
                Integer.toString(sshPort),
                Integer.toString(telnetPort),
                user,
                password,
                os,
                // Nothing at the end that splitting would lose.
                prompt + "|");
    }

    static Target of(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        return new Target(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                parts[2],
                parts[3],
                parts[4],
                parts[5].substring(0, parts[5].length() - 1));
    }
}
