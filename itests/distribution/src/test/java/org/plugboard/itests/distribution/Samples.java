// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * Files that several tests need, in the folder in which the processes run.
 *
 * @param workplace that folder
 */
record Samples(Path workplace) {

    /** A device of one state that knows the time. */
    void writeDescription(String name) throws IOException {
        file(
                name,
                "os: generic",
                "login: {username: 'login: ', password: 'Password: ', refused: 'No.'}",
                "start: exec",
                "comment: '!'",
                "unknown: \"what?\\n\"",
                "states: {exec: {prompt: '{hostname}>', commands: {show clock: \"noon\\n\"}}}");
    }

    /** The same as state machines of {@code nxos}, in the folder {@code mock_data}. */
    void writeMockData() throws IOException {
        Files.createDirectories(workplace.resolve("mock_data/nxos"));
        file(
                "mock_data/nxos/states.yaml",
                "exec: {prompt: '%N#', commands: {show clock: noon, terminal length 0: '', terminal width 511: ''}}");
    }

    /** A configuration that encrypts the secrets of this prefix with a key of its own; only its owner can read it. */
    Path secretsConfiguration(String prefix) throws IOException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Path file = Files.createTempFile(workplace, "secrets", ".conf");
        return Files.write(
                file,
                List.of(
                        "[secrets]",
                        prefix + ".representer = fernet",
                        prefix + ".key = " + Base64.getUrlEncoder().encodeToString(key)));
    }

    private void file(String name, String... lines) throws IOException {
        Files.write(workplace.resolve(name), List.of(lines));
    }
}
