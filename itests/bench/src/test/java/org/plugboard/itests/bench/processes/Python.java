// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.processes;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The distribution's Python, which has libraries of Debian's packages. */
public final class Python {

    private static final String PYTHON = "/usr/bin/python3";

    private Python() {}

    /** Whether it is there and has this library. */
    public static boolean has(String library) throws InterruptedException {
        try {
            return new ProcessBuilder(PYTHON, "-c", "import " + library)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noPython) {
            return false;
        }
    }

    /** The command that runs a script which stands beside this class, with one argument. */
    public static List<String> command(Class<?> beside, String script, String argument) {
        try {
            Path file =
                    Path.of(Objects.requireNonNull(beside.getResource(script)).toURI());
            return List.of(PYTHON, file.toString(), argument);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
