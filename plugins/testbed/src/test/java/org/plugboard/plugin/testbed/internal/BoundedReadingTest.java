// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.device.TestbedException;

/**
 * What is written small makes no endless work. The time is that of a machine which does much else; without the bounds each of
 * these takes hours, or all of the memory.
 */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class BoundedReadingTest {

    private static final int LEVELS = 29;

    @TempDir
    Path folder;

    private static String error(String location) {
        return String.valueOf(catchThrowableOfType(
                        TestbedException.class, () -> new YamlTestbedSource().read(new Surroundings(location)))
                .getMessage());
    }

    private String write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    @Tag("semantics-99")
    void aFileThatManyExtendIsMergedOnce() throws Exception {
        for (int i = 0; i < LEVELS; i++) {
            String below = "[a%1$d.yaml, b%1$d.yaml]".formatted(i + 1);
            write("a%d.yaml".formatted(i), "extends: " + below + "\ndevices: {A%d: {}}".formatted(i));
            write("b%d.yaml".formatted(i), "extends: " + below + "\ndevices: {B%d: {}}".formatted(i));
        }
        write("a%d.yaml".formatted(LEVELS), "devices: {}");
        write("b%d.yaml".formatted(LEVELS), "devices: {}");
        Surroundings surroundings = new Surroundings(write("lab.yaml", "extends: [a0.yaml, b0.yaml]"));

        assertThat(new YamlTestbedSource().read(surroundings).orElseThrow().devices())
                .hasSize(2 * LEVELS);
        assertThat(surroundings.findings).noneMatch(finding -> finding.text().contains("twice"));
    }

    @Test
    @Tag("semantics-99")
    void aFileThatIsNamedTwiceCountsOnce() throws Exception {
        write("base.yaml", "devices: {R1: {custom: {'%EXTEND_LIST{x}': [1]}}}");
        Surroundings surroundings =
                new Surroundings(write("lab.yaml", "extends:\n- base.yaml\n- base.yaml\n- base.yaml"));

        assertThat(new YamlTestbedSource()
                        .read(surroundings)
                        .orElseThrow()
                        .devices()
                        .get(0)
                        .custom())
                .hasToString("{x=[1]}");
        assertThat(surroundings.findings)
                .filteredOn(finding -> finding.text().startsWith("this file is named twice"))
                .extracting(finding -> finding.line())
                .containsExactly(3, 4);
    }

    @Test
    @Tag("semantics-110")
    void listsThatDoubleFromFileToFileAreBounded() throws Exception {
        for (int i = 0; i < LEVELS; i++) {
            String text = "extends: [a%1$d.yaml, b%1$d.yaml]\n'%%EXTEND_LIST{x}': [1]".formatted(i + 1);
            write("a%d.yaml".formatted(i), text);
            write("b%d.yaml".formatted(i), text);
        }
        write("a%d.yaml".formatted(LEVELS), "'%EXTEND_LIST{x}': [1]");
        write("b%d.yaml".formatted(LEVELS), "'%EXTEND_LIST{x}': [1]");

        assertThat(error(write("lab.yaml", "extends: a0.yaml"))).contains("more than 1000000 values");
    }

    @Test
    @Tag("semantics-99")
    void filesThatExtendEachOtherAreRefusedHoweverTheyWereReadFirst() throws Exception {
        write("b.yaml", "name: c.yaml\nextends: c.yaml");
        String c = write("c.yaml", "extends: b.yaml");
        String lab = write("lab.yaml", "extends: '%{custom.b.name}'\ncustom: {b: '%INCLUDE{b.yaml}'}");

        assertThat(error(lab)).contains("b.yaml:2:10: this file is extended by one that it extends itself");
        assertThat(error(c)).contains("these files name each other in a circle");
    }

    @Test
    @Tag("semantics-99")
    void aServerThatNamesOthersWithoutEndIsLeft() throws Exception {
        Set<String> before = selectors();
        try (Web web = new Web(url -> "extends: sub/base.yaml\ndevices: {}")) {
            assertThat(error(web.root() + "/lab.yaml")).contains("more than 32 files name one the next");
        }
        Set<String> started = selectors();
        started.removeAll(before);
        assertThat(started).as("one client for all of them").hasSizeLessThanOrEqualTo(1);
        try (Web web =
                new Web(url -> url.getPath().length() > 30 ? "devices: {}" : "extends: [a/base.yaml, b/base.yaml]")) {
            assertThat(error(web.root() + "/lab.yaml")).contains("the testbed names more than 200 URLs");
        }
    }

    private static Set<String> selectors() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("HttpClient-") && name.endsWith("-SelectorManager"))
                .collect(Collectors.toSet());
    }

    @Test
    @Tag("semantics-102")
    void aReferenceThatLeadsNowhereIsGivenUpHoweverManyWaysThereAre() {
        StringBuilder text = new StringBuilder("custom:\n  x: '%%{custom.l45%s.b}'\n".formatted(".a".repeat(45)));
        text.append("  l0: {a: 1}\n  l1: {a: '%{custom.l0}'}\n");
        for (int i = 2; i <= 45; i++) {
            text.append("  l%d: {a: '%%{custom.l%d}', a.a: '%%{custom.l%d}'}\n".formatted(i, i - 1, i - 2));
        }

        assertThat(error(text.toString())).contains(":2:6: the reference %{custom.l45.a", "leads nowhere");
        assertThat(error("devices: {}\nx: '%{" + "a.".repeat(300_000) + "a}'\n"))
                .contains("more than 200 steps");
    }
}
