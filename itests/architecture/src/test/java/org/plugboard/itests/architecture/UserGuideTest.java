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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the user guide shows in Java can be copied. */
class UserGuideTest {

    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({
        "'Several threads, one connection', 2, Device device",
        "Topology, 2, 'Testbed testbed, Testbed other'",
        "Several devices at once, 1, Testbed testbed",
        "'Configuring a device', 1, 'Device device, String lines'",
        "'What a device does in its own words', 1, Device device",
        "'Commands with something to say about them', 3, Device r1",
        "Events, 1, 'Plugboard plugboard, Device device'"
    })
    void theCodeOfTheSectionCompiles(String heading, int parts, String given, @TempDir Path folder) throws IOException {
        Path source = folder.resolve("Guide.java");
        List<String> methods = new ArrayList<>();
        for (Matcher code = CODE.matcher(section("## " + heading + "\n")); code.find(); ) {
            methods.add("static void part" + methods.size() + "(" + given + ") {\n" + code.group(1) + "}\n");
        }
        assertThat(methods).hasSize(parts);
        Files.writeString(
                source,
                "import java.time.*; import java.util.*; import org.plugboard.cli.*; import org.plugboard.cli.Configuration.Commit;"
                        + " import org.plugboard.connection.*; import org.plugboard.device.*;\n"
                        + "class Guide {\n" + String.join("", methods) + "}\n");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, said, said, "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static String section(String heading) throws IOException {
        String guide = Files.readString(Path.of(System.getProperty("plugboard.root"), "docs/user-guide.md"));
        assertThat(guide).contains(heading);
        String from = guide.substring(guide.indexOf(heading) + heading.length());
        return from.substring(0, from.indexOf("\n## "));
    }
}
