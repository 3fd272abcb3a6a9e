// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TlsSettingsTest {

    /** With which the plugin testbed compares what it knows of them. */
    @Test
    void theTableOfTheReadmeHasEveryKeyOfTheBlock() throws Exception {
        Path readme = Path.of(System.getProperty("plugboard.root"), "plugins/tls/README.md");
        List<String> keys = Files.readAllLines(readme).stream()
                .dropWhile(line -> !line.startsWith("| in the block `tls`"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.substring(0, line.indexOf('|', 1)))
                .flatMap(cell -> Pattern.compile("`([a-z_]+)`").matcher(cell).results())
                .map(key -> key.group(1))
                .toList();
        assertThat(keys).containsExactlyInAnyOrderElementsOf(TlsSettings.BLOCK.entries());
    }
}
