// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user guide shows of leases can be copied. */
class UserGuideTest {

    private static final String HEADING = "## Several threads, one connection\n";
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void theCodeAboutSeveralThreadsCompiles(@TempDir Path folder) throws IOException {
        Path source = folder.resolve("Guide.java");
        List<String> methods = new ArrayList<>();
        for (Matcher code = CODE.matcher(section()); code.find(); ) {
            methods.add("static void part" + methods.size() + "(Device device) {\n" + code.group(1) + "}\n");
        }
        assertThat(methods).hasSize(2);
        Files.writeString(
                source,
                "import java.time.*; import java.util.*; import org.plugboard.connection.*; import org.plugboard.device.*;\n"
                        + "class Guide {\n" + String.join("", methods) + "}\n");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, said, said, "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static String section() throws IOException {
        String guide = Files.readString(Path.of(System.getProperty("plugboard.root"), "docs/user-guide.md"));
        assertThat(guide).contains(HEADING);
        String from = guide.substring(guide.indexOf(HEADING) + HEADING.length());
        return from.substring(0, from.indexOf("\n## "));
    }
}
