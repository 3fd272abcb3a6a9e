// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;

class LocationsTest {

    @TempDir
    Path folder;

    private static TestbedFacts read(Surroundings surroundings) {
        return new YamlTestbedSource().read(surroundings).orElseThrow();
    }

    private static TestbedFacts read(Object location) {
        return read(new Surroundings(location.toString()));
    }

    private static String error(Object location) {
        return String.valueOf(catchThrowableOfType(TestbedException.class, () -> read(location))
                .getMessage());
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    @Tag("semantics-73")
    void aTextIsATestbedItself() {
        assertThat(read("devices:\n  R1: {}").devices()).hasSize(1);
        assertThat(read("{devices: {R1: {}}}").devices()).hasSize(1);
        assertThat(error("devices:\n  R1: 5")).startsWith("inline testbed:2:7: ");
    }

    @Test
    @Tag("semantics-73")
    void aFileOfAUrlOrOfTheHomeIsRead() throws Exception {
        Path file = write("lab.yaml", "devices: {R1: {}}");
        Surroundings url = new Surroundings(file.toUri().toString());
        assertThat(read(url).devices()).hasSize(1);
        assertThat(url.dependencies).containsExactly(file);
        assertThat(Location.of("~/lab.yaml").orElseThrow().path())
                .isEqualTo(Path.of(System.getProperty("user.home"), "lab.yaml"));
        assertThat(new YamlTestbedSource().read(new Surroundings("lab.json"))).isEmpty();
        assertThat(new YamlTestbedSource().read(new Surroundings("a\u0000b"))).isEmpty();
    }

    @Test
    @Tag("semantics-73")
    void aFileMayHaveAnyName() throws Exception {
        assertThat(read(write("lab.json", "{\"devices\": {\"R1\": {}}}")).devices())
                .hasSize(1);
        assertThat(read(write("lab", "devices: {R1: {}}")).devices()).hasSize(1);
        assertThat(new YamlTestbedSource().read(new Surroundings("netbox://site")))
                .isEmpty();
        assertThat(new YamlTestbedSource().read(new Surroundings("netbox:site")))
                .isEmpty();
    }

    @Test
    @Tag("semantics-73")
    void aFolderIsOneTestbed() throws Exception {
        write("b.yml", "testbed: {credentials: {default: {username: b}}}\ndevices: {B: {}}");
        write("a.yaml", "testbed: {credentials: {default: {username: a}}}\ndevices: {A: {os: '%{self}'}}");
        write("c.txt", "no testbed");
        write(".a.yaml", "no testbed");
        Surroundings surroundings = new Surroundings(folder.toString());

        TestbedFacts facts = read(surroundings);

        assertThat(facts.name()).isEqualTo(folder.getFileName().toString());
        assertThat(facts.devices()).extracting(DeviceFacts::name).containsExactly("A", "B");
        assertThat(facts.devices())
                .extracting(device -> device.credentials()
                        .find("default")
                        .orElseThrow()
                        .username()
                        .orElseThrow())
                .containsExactly("a", "b");
        assertThat(surroundings.dependencies)
                .containsExactly(folder, folder.resolve("a.yaml"), folder.resolve("b.yml"));
    }

    @Test
    @Tag("semantics-76")
    void twoDevicesOfOneNameInAFolderAreNamedWithBothPlaces() throws Exception {
        Path first = write("a.yaml", "devices: {R1: {}}");
        Path second = write("b.yaml", "devices:\n  R1: {}");
        assertThat(error(folder))
                .isEqualTo(second + ":2:3: two devices of this folder have the name R1 (key devices.R1);"
                        + " the other one is in " + first + ":1");
    }

    @Test
    @Tag("semantics-99")
    @Tag("semantics-100")
    @Tag("semantics-101")
    void theLastFileIsTheBase() throws Exception {
        Files.createDirectory(folder.resolve("more"));
        write("more/one.yaml", "extends: zero.yaml\ndevices: {R1: {os: one, custom: {list: [1]}}}");
        write("more/zero.yaml", "devices: {R0: {os: zero}, R1: {os: zero, type: router, custom: {list: [0], k: 0}}}");
        write("two.yaml", "devices: {R1: {os: two, platform: two}}");
        Path lab = write(
                "lab.yaml",
                "extends: ['%ENV{WHERE}/one.yaml', two.yaml]\ndevices: {R1: {custom: {'%EXTEND_LIST{list}': [2]}}}");
        Surroundings surroundings = new Surroundings(lab.toString());
        surroundings.variables.put("WHERE", "more");

        TestbedFacts facts = read(surroundings);

        assertThat(facts.devices()).extracting(DeviceFacts::name).containsExactly("R1", "R0");
        DeviceFacts r1 = facts.devices().get(0);
        assertThat(r1.attributes())
                .containsEntry("os", "one")
                .containsEntry("platform", "two")
                .containsEntry("type", "router");
        assertThat(r1.custom()).containsEntry("list", List.of(1, 2)).containsEntry("k", 0);
        assertThat(surroundings.dependencies).contains(folder.resolve("more/zero.yaml"), folder.resolve("two.yaml"));
    }

    @Test
    @Tag("semantics-99")
    void anErrorIsThatOfTheFileInWhichItStands() throws Exception {
        Path base = write("base.yaml", "devices:\n  R1:\n    os: [x]");
        Path a = write("a.yaml", "extends: b.yaml");
        Path b = write("b.yaml", "extends: a.yaml");
        Path absent = write("absent.yaml", "devices: {}\nextends: nowhere.yaml");
        Surroundings surroundings = new Surroundings(absent.toString());

        assertThat(error(write("lab.yaml", "extends: base.yaml\n"))).startsWith(base + ":3:9: ");
        assertThat(error(a)).contains("these files name each other in a circle: " + a + " → " + b + " → " + a);
        assertThatThrownBy(() -> read(surroundings))
                .hasMessageStartingWith(absent + ":2:10: " + folder.resolve("nowhere.yaml") + ": no such file");
        assertThat(surroundings.dependencies).contains(folder.resolve("nowhere.yaml"));
    }
}
