// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PluginsTest {

    @Test
    void nothingIsMissingWhenTestbedsAreReadAndAClassIsThere() {
        assertThat(new Plugins(true, List.of("cli")).missing()).isEmpty();
    }

    @Test
    void saysAllThatIsMissingAndWhereToLook() {
        assertThat(new Plugins(false, List.of()).missing()).hasValueSatisfying(missing -> assertThat(missing)
                .contains("reads testbed files")
                .contains("connection class")
                .contains("plugins/")
                .contains("check"));
    }
}
