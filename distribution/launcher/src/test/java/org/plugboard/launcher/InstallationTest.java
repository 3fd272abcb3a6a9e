// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    @TempDir
    private Path home;

    @Test
    void ordersTheSystemFoldersByTheirStartLevel() throws Exception {
        for (String name : new String[] {"20", "3", "notes"}) {
            Files.createDirectories(home.resolve("system").resolve(name));
        }
        assertThat(new Installation(home).system())
                .containsExactly(Map.entry(3, home.resolve("system/3")), Map.entry(20, home.resolve("system/20")));
    }

    @Test
    void listsWhatIsNamedSoAndNothingOfAFolderThatIsMissing() throws Exception {
        Files.createFile(home.resolve("b.jar"));
        Files.createFile(home.resolve("a.jar"));
        Files.createFile(home.resolve("a.txt"));
        assertThat(Installation.list(home, ".+\\.jar")).containsExactly(home.resolve("a.jar"), home.resolve("b.jar"));
        assertThat(Installation.list(home.resolve("missing"), ".*")).isEmpty();
    }
}
