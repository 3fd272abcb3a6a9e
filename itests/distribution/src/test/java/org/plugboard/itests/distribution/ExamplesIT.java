// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the help, as they stand there, in a folder with the files that they name. */
@TestInstance(Lifecycle.PER_CLASS)
class ExamplesIT {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private Installed installed;
    private Running lab;

    @BeforeAll
    void serve(@TempDir Path workplace) throws Exception {
        installed = Installed.copyTo(workplace);
        lab = installed.start("simulate", "iosxe", "--name", "R", "--count", "3", "--testbed", "lab.yaml");
        lab.awaitLine("Serving");
        installed.file("other.yaml", "devices: {R4: {os: iosxe, platform: c8000v, connections: {a: {class: cli}}}}");
        installed.file("clocks.pb", "load lab.yaml", "connect R1", "R1 execute 'show clock'");
        installed.writeDescription("my-router.yaml");
        installed.writeMockData();
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    /** {@code simulate} comes last, since it writes the testbed anew. */
    @ParameterizedTest
    @ValueSource(strings = {"", "demo", "exec", "shell", "script", "validate", "run", "check", "help", "simulate"})
    void everyExampleOfAHelpWorksAsItStandsThere(String command) throws Exception {
        Installed.Ended help = command.isEmpty() ? installed.run("help") : installed.run("help", command);
        List<String> examples = help.out()
                .lines()
                .dropWhile(line -> !line.equals("Examples:"))
                .skip(1)
                .map(String::strip)
                .toList();
        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            Installed.Ended ended = run(words(example));
            assertThat(ended.exit()).as("%s: %s", example, ended).isZero();
        }
    }

    private Installed.Ended run(String... words) throws IOException, InterruptedException {
        try (Running process = installed.start(words)) {
            process.endInput();
            if (words[0].equals("simulate") || words[0].equals("run")) {
                process.awaitLine("Ctrl-C ends it");
                process.interrupt();
            }
            return process.awaitEnd();
        }
    }

    private static String[] words(String example) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(example); word.find(); ) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        assertThat(words.remove(0)).isEqualTo("plugboard");
        return words.toArray(String[]::new);
    }
}
