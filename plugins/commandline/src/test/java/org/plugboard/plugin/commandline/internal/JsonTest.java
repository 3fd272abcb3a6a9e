// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void writesEachKindOfValue() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("text", "a");
        map.put("number", 12L);
        map.put("flag", true);
        map.put("list", Arrays.asList("b", null));

        assertThat(Json.of(List.of(map)))
                .isEqualTo("[{\"text\":\"a\",\"number\":12,\"flag\":true,\"list\":[\"b\",null]}]");
    }

    @Test
    void escapesWhatAStringMayNotHold() {
        assertThat(Json.of("q\" b\\ n\n r\r t\t bell\u0007 del\u007f"))
                .isEqualTo("\"q\\\" b\\\\ n\\n r\\r t\\t bell\\u0007 del\\u007f\"");
    }

    @Test
    void staysPlainAsciiForEveryCharacter() {
        assertThat(Json.of("é \uD83D\uDE00 \u2028")).isEqualTo("\"\\u00e9 \\ud83d\\ude00 \\u2028\"");
    }
}
