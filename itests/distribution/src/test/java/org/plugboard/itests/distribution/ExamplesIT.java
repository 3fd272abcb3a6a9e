// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** What has run: several helps have the same example, and each of these helps is itself one of another. */
    private final Map<String, Installed.Ended> ended = new HashMap<>();

    @BeforeAll
    void serve(@TempDir Path workplace) throws Exception {
        installed = Installed.copyTo(workplace);
        lab = installed.start("simulate", "iosxe", "--name", "R", "--count", "3", "--testbed", "lab.yaml");
        lab.awaitLine("Serving");
        installed.file("other.yaml", "devices: {R4: {os: iosxe, platform: c8000v, connections: {a: {class: cli}}}}");
        installed.file("clocks.pb", "load lab.yaml", "connect R1", "R1 execute 'show clock'");
        Samples samples = new Samples(workplace);
        samples.writeDescription("my-router.yaml");
        samples.writeMockData();
        installed.variable(
                "PYATS_CONFIGURATION", samples.secretsConfiguration("lab").toString());
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    /** {@code simulate} comes last, since it writes the testbed anew. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "help",
                "help demo",
                "help exec",
                "help shell",
                "help script",
                "help validate",
                "help testbed",
                "help testbed show",
                "help secret",
                "help secret encode",
                "help secret decode",
                "help secret keygen",
                "help run",
                "help check",
                "help help",
                "help simulate"
            })
    void everyExampleOfAHelpWorksAsItStandsThere(String asked) throws Exception {
        List<String> examples = run(asked)
                .out()
                .lines()
                .dropWhile(line -> !line.equals("Examples:"))
                .skip(1)
                .map(line -> line.strip().replaceFirst("^plugboard ", ""))
                .toList();
        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            run(example);
        }
    }

    private Installed.Ended run(String line) throws IOException, InterruptedException {
        Installed.Ended known = ended.get(line);
        if (known != null) {
            return known;
        }
        try (Running process = installed.start(words(line))) {
            process.type(input(line)).endInput();
            if (line.matches("(simulate|run)( .*)?")) {
                process.awaitLine("Ctrl-C ends it");
                process.interrupt();
            }
            Installed.Ended now = process.awaitEnd();
            assertThat(now.exit()).as("plugboard %s: %s", line, now).isZero();
            ended.put(line, now);
            return now;
        }
    }

    /** What is piped in: a text to encode, or to decode what the same words encode. */
    private String input(String line) throws IOException, InterruptedException {
        if (line.startsWith("secret decode")) {
            return run(line.replaceFirst("decode", "encode") + " --string example")
                    .out();
        }
        return line.startsWith("secret encode") ? "example\n" : "";
    }

    private static String[] words(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(line); word.find(); ) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words.toArray(String[]::new);
    }
}
