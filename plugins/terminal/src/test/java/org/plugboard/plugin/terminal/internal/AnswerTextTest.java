// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.Platforms;

/** What belongs to an answer of what stands between echo and prompt. */
class AnswerTextTest {

    private static final Platform PLATFORM = new Platforms().named("iosxe").orElseThrow();
    private static final Pattern ABOVE = Pattern.compile("\\*?(?:\\(\\w+\\))?\\[[^\\]]*\\]");
    private static final Pattern TIME = Pattern.compile("[A-Z][a-z]{2} [A-Z][a-z]{2} +\\d+ [\\d:.]+ [A-Z]+");

    @ParameterizedTest
    @CsvSource({
        "'Wed Nov 25 12:00:00.000 UTC\\r\\nout\\r\\n', out",
        "'\\r\\nWed Nov 25 12:00:00.000 UTC\\r\\nout\\r\\n', out",
        "'Wed Nov 25 12:00:00.000 UTC\\r\\n', ''",
        "'*Nov 25 12:00:00.000: %SYS-5-CONFIG_I: by vty0\\r\\nWed Nov 25 12:00:00.000 UTC\\r\\nout\\r\\n', out",
        "'\\r\\n*Nov 25 12:00:00.000: %SYS-5-CONFIG_I: by vty0\\r\\nout\\r\\n', '\\n*Nov 25 12:00:00.000: %SYS-5-CONFIG_I: by vty0\\nout'",
        "'out\\r\\nWed Nov 25 12:00:00.000 UTC\\r\\n', 'out\\nWed Nov 25 12:00:00.000 UTC'",
        "'\\r\\nout\\r\\n', '\\nout'",
        "'out\\r\\n\\r\\n[/]\\r\\n', out",
        "'out\\r\\n\\r\\n*(ex)[/configure router]\\r\\n', out",
        "'out [/]\\r\\n', 'out [/]'",
        "'', ''"
    })
    void linesOfThePromptAndOfEveryAnswerAreNone(String raw, String text) {
        AnswerBuffer buffer = new AnswerBuffer();
        buffer.append(unescaped("show x\r\n" + raw + "A:admin@sros# "));
        int start = "show x\r\n".length();
        int prompt = buffer.length() - "A:admin@sros# ".length();
        LogLines logs = new LogLines(buffer, PLATFORM, new Prompts(PLATFORM, null, host -> {}));
        assertThat(new AnswerText(buffer, new LinesAbove(), ABOVE, TIME, logs).of(start, prompt, false, List.of(), 0))
                .isEqualTo(unescaped(text));
    }

    private static String unescaped(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n");
    }
}
