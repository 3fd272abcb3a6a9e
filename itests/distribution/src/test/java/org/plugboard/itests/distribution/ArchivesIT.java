// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesIT {

    private static final String PACKAGED = System.getProperty("distribution.folder");

    @TempDir
    private Path workplace;

    @Test
    void theTarIsUnpackedAndRuns() throws Exception {
        Installed.tool("tar", "-xzf", PACKAGED + ".tar.gz", "-C", workplace.toString());
        assertThat(Installed.in(workplace).run("check").exit()).isZero();
    }

    @Test
    void theZipIsUnpackedAndRunsWhereverTheToolKeepsTheExecutableBit() throws Exception {
        unzip(Path.of(PACKAGED + ".zip"));
        Installed installed = Installed.in(workplace);
        // The JDK's reader of zip files does not know the bit.
        Files.setPosixFilePermissions(
                installed.home().resolve("bin/plugboard"),
                Files.getPosixFilePermissions(Path.of(PACKAGED, "bin", "plugboard")));
        assertThat(installed.run("check").exit()).isZero();
    }

    private void unzip(Path zip) throws IOException {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path target = workplace.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(in, target);
                }
            }
        }
    }
}
