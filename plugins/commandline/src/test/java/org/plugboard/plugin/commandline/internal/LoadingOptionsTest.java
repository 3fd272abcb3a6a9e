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
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.spi.TestbedReading;

class LoadingOptionsTest {

    private final List<String> read = new CopyOnWriteArrayList<>();
    private final EmbeddedPlugboard plugboard = EmbeddedPlugboard.builder()
            .connections(new EchoFactory())
            .testbeds(reading -> Optional.of(read(reading)))
            .defaultClass("echo")
            .build();

    @TempDir
    private Path home;

    @AfterEach
    void close() {
        plugboard.close();
    }

    private TestbedFacts read(TestbedReading reading) {
        String place = reading.location();
        if (place.endsWith("bad.yaml")) {
            throw new TestbedException(place + ":1:1: no testbed");
        }
        List.of("where", "flag", "retries", "rate", "devices", "serial").forEach(name -> reading.argument(name)
                .ifPresent(value -> read.add(name + " " + value.getClass().getSimpleName() + " " + value)));
        reading.ask("Your password", true, "devices.R1").ifPresent(answer -> read.add("answer " + answer));
        read.add(place);
        String name =
                place.contains("\n") ? "piped" : Path.of(place).getFileName().toString();
        return new TestbedFacts(name, List.of(DeviceFacts.named("R1").build()), Map.of());
    }

    @Test
    @Tag("semantics-109")
    void aValueIsATextANumberAFlagOrAList() {
        Typed typed = new Typed(plugboard);
        assertThat(typed.execute(
                        "exec",
                        "-t",
                        "lab",
                        "-Dwhere=north=1",
                        "-D",
                        "flag",
                        "--arg",
                        "retries=3",
                        "--arg=rate=0.5",
                        "-D",
                        "devices=R1",
                        "-D",
                        "devices=R2",
                        "-D",
                        "serial=007",
                        "R1",
                        "x"))
                .isZero();
        assertThat(read.subList(0, 5))
                .containsExactly(
                        "where String north=1",
                        "flag Boolean true",
                        "retries Integer 3",
                        "rate Double 0.5",
                        "devices ListN [R1, R2]"
                                .replace("ListN", List.of(1, 2).getClass().getSimpleName()));
        assertThat(read).contains("serial String 007");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=x", " =x", ""})
    void aValueWithoutANameIsWrongUsage(String argument) {
        Typed typed = new Typed(plugboard);
        assertThat(typed.execute("run", "-t", "lab", "--arg", argument)).isEqualTo(2);
        assertThat(typed.err.toString()).contains("--arg", "NAME=VALUE");
        assertThat(read).isEmpty();
    }

    @Test
    @Tag("semantics-107")
    void whoSitsAtTheTerminalIsAskedUnlessNobodyShallBe() {
        Typed typed = new Typed(plugboard);
        typed.keyboard.answers.addAll(List.of("first", "second"));
        assertThat(typed.execute("exec", "-t", "lab", "R1", "x")).isZero();
        assertThat(read).contains("answer first");
        assertThat(typed.keyboard.asked).containsExactly("*Your password");

        typed.execute("exec", "-t", "lab", "--no-input", "R1", "x");
        assertThat(typed.keyboard.asked).hasSize(1);
    }

    @Test
    void aTestbedMayBePipedIn() {
        Typed typed = new Typed(plugboard);
        typed.keyboard.piped = "devices: {R1: {}}";
        assertThat(typed.execute("exec", "-t", "-", "R1", "x")).isZero();
        assertThat(read).containsExactly("devices: {R1: {}}\n");
    }

    @Test
    void aUrlIsForWhoeverReadsTestbeds() {
        Typed typed = new Typed(plugboard);
        assertThat(typed.execute("exec", "-t", "https://lab.example/lab.yaml", "R1", "x"))
                .isZero();
        assertThat(read).containsExactly("https://lab.example/lab.yaml");
    }

    @Test
    void runMakesTheTestbedsOfTheDistributionReadyAndPassesOverABadOne() throws IOException {
        Path folder = Files.createDirectory(home.resolve("testbeds"));
        for (String name : List.of("b.yml", "a.yaml", "bad.yaml", "README.md", ".hidden.yaml")) {
            Files.writeString(folder.resolve(name), name);
        }
        Typed typed = new Typed(plugboard, home);
        assertThat(typed.execute("run", "-t", "lab", "-D", "where=north")).isEqualTo(Commands.STAY);
        assertThat(typed.out.toString()).startsWith("Testbed lab: R1\nTestbed a.yaml: R1\nTestbed b.yml: R1\n");
        assertThat(read)
                .containsOnlyOnce("lab")
                .filteredOn(line -> line.startsWith("where"))
                .hasSize(3);
    }
}
