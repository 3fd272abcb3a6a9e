// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTextTest {

    @Test
    void writesBlocksAndQuotesWhatYamlWouldReadAsSomethingElse() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("os", "iosxe");
        map.put("version", "17.10");
        map.put("yes", "no");
        map.put("text", "two words, and: more");
        map.put("path", "/a/b c");
        map.put("nothing", null);
        map.put("empty", Map.of());
        map.put("list", List.of("a", Map.of("k", 1), List.of()));
        map.put("hidden", "***");
        map.put("lines", "a\nb");
        map.put("trailing", "a ");
        assertThat(YamlText.of(map))
                .isEqualTo(
                        """
                os: iosxe
                version: "17.10"
                "yes": "no"
                text: "two words, and: more"
                path: /a/b c
                nothing: null
                empty: {}
                list:
                  - a
                  -
                    k: 1
                  - []
                hidden: "***"
                lines: "a\\nb"
                trailing: "a "
                """);
        assertThat(YamlText.of(Map.of())).isEqualTo("{}\n");
    }
}
