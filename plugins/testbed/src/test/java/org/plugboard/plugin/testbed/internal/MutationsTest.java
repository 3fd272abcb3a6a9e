// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plugboard.device.TestbedException;

/** Whatever becomes of a file, the outcome is a testbed or a message that somebody can use. */
class MutationsTest {

    private static final Path OTHERS = Path.of(System.getProperty("plugboard.root"), "..", "shared", "testbeds");
    private static final int MAX_SIZE = 3000;
    private static final int ROUNDS = Integer.getInteger("plugboard.mutations", 20_000);
    private static final long SEED = Long.getLong("plugboard.seed", 5);
    private static final String CHARACTERS = " \t\n:-{}[],'\"#%&*!|>@`\\~?=.0aé<$()";
    private static final Pattern PLACE = Pattern.compile("inline testbed(?::\\d+:\\d+|: is empty).*", Pattern.DOTALL);
    private static final Pattern JAVA =
            Pattern.compile("Exception|org\\.yaml|\\bnull\\b|java\\.|snakeyaml|@[0-9a-f]{6}");

    private static final Pattern VARIABLE = Pattern.compile("%ENV\\{(\\w+)\\}");

    private static final String OWN =
            """
            testbed: {name: lab, credentials: {default: &c {username: admin, password: "%ENV{PW}"}}}
            devices:
              R1: &base
                os: iosxe
                alias: "%{self}-x"
                connections:
                  defaults: {class: unicon.Unicon, via: cli}
                  cli: {protocol: ssh, ip: "%{self.custom.ip}", port: 22}
                custom: {ip: 192.0.2.1, list: [1, 2], "%EXTEND_LIST{list}": [3]}
              R2:
                <<: *base
                alias: two
                credentials: {default: *c}
            topology:
              R1: {interfaces: {Gi0: {alias: up, link: a}}}
            """;

    @Test
    void aFileThatIsDamagedIsReadOrRefusedWithAPlace() throws Exception {
        System.out.println(ROUNDS + " mutations, -Dplugboard.seed=" + SEED);
        Random random = new Random(SEED);
        List<String> samples = samples();
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder(samples.get(random.nextInt(samples.size())));
            int changes = 1 + random.nextInt(3);
            for (int i = 0; i < changes; i++) {
                mutate(text, random);
            }
            refused += read(text + "\n", round) ? 0 : 1;
        }
        System.out.println(refused + " of them are refused");
        assertThat(refused).isBetween(1, ROUNDS - 1);
    }

    private static boolean read(String text, int round) {
        Surroundings surroundings = new Surroundings(text);
        VARIABLE.matcher(text).results().forEach(found -> surroundings.variables.put(found.group(1), "x"));
        if (round % 2 == 0) {
            surroundings.validating();
        }
        try {
            assertThat(new YamlTestbedSource().read(surroundings)).isPresent();
            return true;
        } catch (TestbedException e) {
            // What the file says itself is no concern of the message.
            assertThat(e.getMessage()).as("round %d:%n%s", round, text).matches(PLACE);
            if (!JAVA.matcher(text).find()) {
                assertThat(e.getMessage()).as("round %d:%n%s", round, text).doesNotContainPattern(JAVA);
            }
            return false;
        }
    }

    private static void mutate(StringBuilder text, Random random) {
        int at = text.isEmpty() ? 0 : random.nextInt(text.length());
        char c = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        int begin = text.lastIndexOf("\n", Math.max(0, at - 1)) + 1;
        int end = text.indexOf("\n", at) < 0 ? text.length() : text.indexOf("\n", at) + 1;
        switch (random.nextInt(7)) {
            case 0 -> text.insert(at, c);
            case 1 -> text.delete(at, Math.min(text.length(), at + 1));
            case 2 -> text.replace(at, Math.min(text.length(), at + 1), String.valueOf(c));
            case 3 -> text.delete(Math.min(begin, end), end);
            case 4 -> text.insert(Math.min(begin, end), text.substring(Math.min(begin, end), end));
            case 5 -> text.insert(begin, " ".repeat(1 + random.nextInt(4)));
            default -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
        }
    }

    private static List<String> samples() throws IOException {
        List<String> samples = new ArrayList<>(List.of(OWN));
        if (Files.isDirectory(OTHERS)) {
            try (Stream<Path> files = Files.walk(OTHERS, 3)) {
                for (Path file : files.filter(MutationsTest::isSmall).sorted().toList()) {
                    samples.add(Files.readString(file));
                }
            }
        }
        return samples;
    }

    private static boolean isSmall(Path file) {
        return YamlTestbedSource.isYaml(file.toString())
                && Files.isRegularFile(file)
                && file.toFile().length() < MAX_SIZE;
    }
}
