// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What authors of plugins read in the distribution, which is written for its sources as well. */
class GuidesIT {

    private static final Path PACKAGED = Path.of(System.getProperty("distribution.folder"));

    /** A link to a file or folder of ours, without the place in it. */
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)[^)]*\\)");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/plugins.md", "contract/README.md", "optional/eventadmin/README.md"})
    void everyLinkLeadsSomewhere(String page) throws Exception {
        Path file = PACKAGED.resolve(page);
        assertThat(LINK.matcher(Files.readString(file)).results()).isNotEmpty().allSatisfy(link -> assertThat(
                        file.resolveSibling(link.group(1)))
                .as(link.group())
                .exists());
    }
}
