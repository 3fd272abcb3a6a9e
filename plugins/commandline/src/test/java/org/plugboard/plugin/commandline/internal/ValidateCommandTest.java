// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Finding;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.spi.TestbedReading;

@Tag("semantics-98")
class ValidateCommandTest {

    private final EchoFactory echo = new EchoFactory();
    private final EmbeddedPlugboard plugboard = EmbeddedPlugboard.builder()
            .connections(echo)
            .testbeds(reading -> Optional.of(read(reading)))
            .build();
    private final Typed typed = new Typed(plugboard);

    @TempDir
    private Path folder;

    private String good;
    private String odd;
    private String bad;

    @BeforeEach
    void files() throws IOException {
        good = file("good.yaml");
        odd = file("odd.yaml");
        bad = file("bad.yaml");
    }

    @AfterEach
    void close() {
        plugboard.close();
    }

    @Test
    void aGoodFileIsAnsweredByItsSummaryOnly() {
        assertThat(typed.execute("validate", good)).isZero();
        assertThat(typed.out.toString()).isEmpty();
        assertThat(typed.err).hasToString("1 file: 0 errors, 0 warnings\n");
    }

    @Test
    void eachFindingIsALineAsCompilersWriteIt() {
        assertThat(typed.execute("validate", good, odd, bad)).isEqualTo(1);
        assertThat(typed.out)
                .hasToString(odd + ":1:2: warning: odd\n" + bad + ":1:2: warning: odd\n" + bad
                        + ":3:4: error: no \"such\" key\n      sush: 1\n       ^\n    hint: did you mean 'such'?\n");
        assertThat(typed.err.toString()).startsWith("3 files: 1 error, 2 warnings\n");
    }

    @Test
    void warningsFailOnlyWhenTheyShall() {
        assertThat(typed.execute("validate", odd)).isZero();
        assertThat(typed.execute("validate", "--strict", odd)).isEqualTo(1);
        assertThat(typed.execute("validate", "-W", good)).isZero();
    }

    @Test
    void printsOneArrayAsJson() {
        assertThat(typed.execute("validate", "--json", good)).isZero();
        assertThat(typed.execute("validate", "--json", bad)).isEqualTo(1);
        assertThat(typed.out)
                .hasToString("[]\n[{\"file\":\"" + bad
                        + "\",\"line\":1,\"column\":2,\"severity\":\"warning\",\"message\":\"odd\",\"hint\":\"\"},"
                        + "{\"file\":\"" + bad
                        + "\",\"line\":3,\"column\":4,\"severity\":\"error\",\"message\":\"no \\\"such\\\" key\","
                        + "\"hint\":\"did you mean 'such'?\"}]\n");
    }

    @Test
    void aFileThatIsNotThereIsWrongUsageAndTheOthersAreReadAllTheSame() throws IOException {
        String missing = folder.resolve("missing.yaml").toString();
        String empty = Files.createDirectory(folder.resolve("empty")).toString();
        assertThat(typed.execute("validate", missing, empty, bad)).isEqualTo(2);
        assertThat(typed.err.toString())
                .contains(missing + ": is no file that can be read", empty + ": no testbed file is in this folder");
        assertThat(typed.out.toString()).contains("no \"such\" key");
    }

    @Test
    void eachTestbedFileOfAFolderIsRead() throws IOException {
        file("README.md");
        assertThat(typed.execute("validate", folder.toString())).isEqualTo(1);
        assertThat(typed.out.toString()).contains(bad, odd);
        assertThat(typed.err).hasToString("3 files: 1 error, 2 warnings\n");
    }

    @Test
    void whatOnlyTheFolderAsAWholeShowsIsSaidOnce() throws IOException {
        Files.delete(Path.of(bad));
        file("twice.yaml");
        assertThat(typed.execute("validate", folder.toString())).isEqualTo(1);
        assertThat(typed.out.toString())
                .containsOnlyOnce(odd + ":1:2: warning: odd")
                .containsOnlyOnce(good + ":2:1: error: two devices of one name");
        assertThat(typed.err.toString()).startsWith("3 files: 1 error, 2 warnings\n");
    }

    @Test
    void aTestbedMayBePipedIn() {
        typed.keyboard.piped = "devices: {}\n";
        assertThat(typed.execute("validate", "-")).isZero();
        assertThat(typed.out).hasToString("inline testbed:1:2: warning: odd\n");
    }

    @Test
    void aTestbedThatCannotBeLoadedIsToldInTheSameWay() {
        assertThat(typed.execute("exec", "-t", bad, "R1", "x")).isEqualTo(2);
        assertThat(typed.err.toString())
                .startsWith(bad
                        + ":3:4: error: no \"such\" key\n      sush: 1\n       ^\n    hint: did you mean 'such'?\n");
    }

    @Test
    void connectTriesEachDeviceOfTheFilesWithoutErrorsAndClosesItsConnection() {
        assertThat(typed.execute("validate", "--connect", good, bad)).isEqualTo(1);
        assertThat(typed.out.toString().replaceAll("[0-9.]+ s\n", "N s\n"))
                .endsWith("R1: ok, class echo, path cli, N s\nR2: ok, class echo, path cli, N s\n");
        assertThat(typed.err).hasToString("2 files: 1 error, 1 warning; 2 of 2 devices connected\n");
        assertThat(echo.connects).hasValue(2);
        assertThat(echo.open).isEmpty();
    }

    @Test
    void aDeviceThatCannotBeConnectedSaysWhy() {
        typed.keyboard.piped = "down";
        assertThat(typed.execute("validate", "--connect", "--timeout", "5", "-"))
                .isEqualTo(1);
        assertThat(typed.out.toString()).contains("down1: refused\n", "R2: ok, class echo");
        assertThat(typed.err).hasToString("1 file: 0 errors, 1 warning; 1 of 2 devices connected\n");
    }

    @Test
    void withConnectTheJsonHasTwoArrays() {
        typed.keyboard.piped = "down";
        assertThat(typed.execute("validate", "--connect", "--json", "-")).isEqualTo(1);
        assertThat(typed.out.toString().replaceAll("\"durationMs\":[0-9]+", "\"durationMs\":0"))
                .hasToString(
                        "{\"findings\":[{\"file\":\"inline testbed\",\"line\":1,\"column\":2,"
                                + "\"severity\":\"warning\",\"message\":\"odd\",\"hint\":\"\"}],\"connections\":["
                                + "{\"file\":\"-\",\"device\":\"down1\",\"class\":\"echo\",\"path\":\"cli\",\"ok\":false,"
                                + "\"error\":{\"kind\":\"ConnectFailed\",\"message\":\"down1: refused\"},\"durationMs\":0},"
                                + "{\"file\":\"-\",\"device\":\"R2\",\"class\":\"echo\",\"path\":\"cli\",\"ok\":true,\"durationMs\":0}]}\n");
        assertThat(typed.err.toString()).isEmpty();
    }

    @Test
    void aTimeLimitWithoutConnectIsWrongUsage() {
        assertThat(typed.execute("validate", "--timeout", "5", good)).isEqualTo(2);
        assertThat(typed.err.toString()).contains("--connect");
    }

    @Test
    void atLeastOneFileIsNeeded() {
        assertThat(typed.execute("validate")).isEqualTo(2);
        assertThat(typed.err.toString()).contains("FILE");
    }

    private String file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), name).toString();
    }

    private static TestbedFacts read(TestbedReading reading) {
        boolean piped = reading.location().endsWith("\n");
        String file = piped ? "inline testbed" : reading.location();
        if (!file.endsWith("good.yaml") && (piped || !Files.isDirectory(Path.of(file)))) {
            reading.report(Finding.warning(file, 1, 2, "odd"));
        }
        if (Files.isDirectory(Path.of(file)) && Files.exists(Path.of(file, "twice.yaml"))) {
            reading.report(Finding.warning(Path.of(file, "odd.yaml").toString(), 1, 2, "odd"));
            Finding error = Finding.error(Path.of(file, "good.yaml").toString(), 2, 1, "two devices of one name");
            throw new TestbedException(error.toString(), List.of(error));
        }
        if (file.endsWith("bad.yaml")) {
            Finding error = Finding.error(file, 3, 4, "no \"such\" key")
                    .excerpt("  sush: 1")
                    .hint("did you mean 'such'?");
            throw new TestbedException(error.toString(), List.of(error));
        }
        return new TestbedFacts(
                "lab",
                Stream.of(reading.location().startsWith("down") ? "down1" : "R1", "R2")
                        .map(DeviceFacts::named)
                        .map(device -> device.path(org.plugboard.device.Path.of("cli", Map.of("class", "echo"))))
                        .map(DeviceFacts.Builder::build)
                        .toList(),
                Map.of());
    }
}
