// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.device.TestbedException;

class TestbedErrorsTest {

    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("devices: [a]", "lab.yaml:1:10: a block of `key: value` lines", "(key devices)"),
                Arguments.of("devices:\n  R1: text", "lab.yaml:2:7: a block of", "(key devices.R1)"),
                Arguments.of("- a", "lab.yaml:1:1: a block of", "not a list"),
                Arguments.of("testbed: 5\ndevices:", "lab.yaml:1:10: a block of", "(key testbed)"),
                Arguments.of("device:\n  R1:", "lab.yaml:1:1: there is no key devices", "`devices: {}`"),
                connections("[a]", "3:18: a block of", "(key devices.R1.connections)"),
                connections("{cli: ssh}", "3:24: a block of", "(key devices.R1.connections.cli)"),
                connections("{cli: {port: 99999}}", "3:31: path cli: port 99999", "connections.cli.port)"),
                connections("{cli: {port: [1]}}", "3:31: a single value", "connections.cli.port)"),
                connections("{cli: {ip: {a: b}}}", "3:29: a single value", "connections.cli.ip)"),
                connections("{defaults: {via: 5}}", "3:35: a name is expected", "put it into quotes"),
                connections("{defaults: {class: [a]}}", "3:37: a name is expected", "defaults.class)"),
                connections("{defaults: {alias: a-b}}", "3:37: this alias", "letters, digits and underscores"),
                connections("{defaults: {alias: 5}}", "3:37: this alias", "letters, digits and underscores"),
                connections("{cli: {credentials: {x: y}}}", "3:42: a block of", "cli.credentials.x)"),
                Arguments.of("devices:\n  R1: {os: [a]}", "lab.yaml:2:12: a single value", "(key devices.R1.os)"),
                Arguments.of("devices:\n  R1: !!python/name:os.system", "2:7: the tag", "(key devices.R1)"),
                Arguments.of("devices:\n  R1: {custom: !!int x}", "2:16: cannot be read as", "R1.custom)"),
                Arguments.of("devices: {? [a] : b}", "lab.yaml:1:13: a key must be a single value", "(key devices)"),
                Arguments.of("devices:\n  R1:\n\tos: ios", "lab.yaml:3:1: a tab cannot stand here", "with spaces"),
                Arguments.of(
                        "devices: {R1: {os: %ENV{OS}}}",
                        "lab.yaml:1:20: a value cannot begin with %;", "\"%ENV{NAME}\""),
                Arguments.of("devices: {}\n---\ndevices: {}", "lab.yaml:2:1: a second document", "the line ---"),
                Arguments.of("devices: {R1: {os: a}\nx: y", "1:10: the { that begins here is never closed", "line 2"),
                Arguments.of("devices: {R1: {x: [a\n, b}}", "1:19: the [ that begins here is never closed", "line 2"),
                Arguments.of("devices:\n   R1:\n  R2:", "lab.yaml:3:3: the indentation is not", "begins in line 1"),
                Arguments.of("devices:\n  R1:\n - x", "lab.yaml:3:2: the indentation is not", "in line 1"),
                Arguments.of("devices:\n  R1: a: b", "lab.yaml:2:8: there cannot be a key here", "needs quotes"),
                Arguments.of("devices:\n  R1: 'a' b", "lab.yaml:2:11: there is more text", "one pair of quotes"),
                Arguments.of("devices:\n  a: b\n\u0007", "lab.yaml:3:1: the character U+0007", "may not be"));
    }

    private static Arguments connections(String block, String place, String end) {
        return Arguments.of("devices:\n  R1:\n    connections: " + block, "lab.yaml:" + place, end);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultHasItsPlace(String text, String begin, String end) {
        assertThat(reading.error(text)).contains(begin).contains(end).startsWith("lab.yaml:");
    }

    @Test
    @Tag("semantics-97")
    void aKeyThatIsThereTwiceIsRefused() {
        assertThat(reading.error("devices:\n  R1:\n    os: a\n  R1:\n    os: b"))
                .isEqualTo("lab.yaml:4:3: the key R1 is there twice (key devices.R1); the first is in line 2");
    }

    @Test
    @Tag("semantics-76")
    void twoDevicesWithOneAliasAreRefused() {
        assertThat(reading.error("devices:\n  A: {alias: x}\n  B: {alias: x}"))
                .isEqualTo("lab.yaml:3:14: the device A bears the name x already (key devices.B.alias)");
        assertThat(reading.error("devices:\n  A: {alias: B}\n  B: {}"))
                .isEqualTo("lab.yaml:2:14: the device B bears the name B already (key devices.A.alias)");
    }

    @Test
    @Tag("semantics-104")
    void aVariableThatIsNotSetIsRefusedByNameAndPlace() {
        assertThat(reading.error("devices:\n  R1:\n    connections:\n      cli: {ip: 'x%ENV{R1_IP}'}"))
                .startsWith("lab.yaml:4:17: the environment variable R1_IP of %ENV{R1_IP} is not set")
                .contains("(key devices.R1.connections.cli.ip)");
    }

    @Test
    @Tag("semantics-104")
    void markupWithoutItsClosingBraceIsRefusedWithoutQuotingIt() {
        assertThat(reading.error("devices:\n  R1:\n    custom: {a: 'x%ENV{OK}y%ENV{NOPE'}"))
                .isEqualTo("lab.yaml:3:17: %ENV{ has no closing brace (key devices.R1.custom.a); write %ENV{NAME}");
    }

    @Test
    void aFileWithoutContentIsRefused() {
        assertThat(reading.error("")).isEqualTo("lab.yaml: is empty; a testbed has at least the key devices");
        assertThat(reading.error("# only this\n\n")).startsWith("lab.yaml: is empty");
    }

    @Test
    void anAliasBombIsRefused() {
        StringBuilder bomb = new StringBuilder("devices: {}\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }
        assertThat(reading.error(bomb.toString())).contains("more than 1000000 values", "look at its aliases");
    }

    @Test
    void aBlockThatContainsItselfIsRefused() {
        assertThat(reading.error("devices: &d\n  R1: {custom: *d}")).contains("contains itself");
    }

    @Test
    void aDeepFileIsRefusedWithItsPlace() {
        assertThat(reading.error("devices:\n  R1: {custom: " + "[".repeat(100_000)))
                .startsWith("lab.yaml:2:")
                .contains("is nested deeper than 50 levels");
    }

    @Test
    void aLargeFileIsRefused() {
        assertThat(reading.error("#\n".repeat(33 * 1024 * 1024))).isEqualTo("lab.yaml: is larger than 67108864 bytes");
    }

    @Test
    void aLineThatTakesTooLongToReadIsRefused() {
        assertThat(reading.error("devices: {}\n" + "#".repeat(1_000_001)))
                .isEqualTo(
                        "lab.yaml:2:1: this line has a comment or a value of more than 1000000 characters; break it into several lines");
    }

    @Test
    void noErrorQuotesAPasswordOfTheFile() {
        String fault = "devices:\n  R1: {credentials: {default: {password: s3cret, x: %a}}}";
        assertThat(reading.error(fault)).doesNotContain("s3cret");
        assertThatThrownBy(() -> reading.read(fault)).hasNoCause();
    }

    @Test
    void aFileThatCannotBeReadIsRefusedWithTheReason() throws Exception {
        Path latin1 =
                Files.write(folder.resolve("latin1.yaml"), "# 1\ndevices: {ä: }".getBytes(StandardCharsets.ISO_8859_1));
        Path utf16 = Files.write(folder.resolve("utf16.yaml"), "\uFEFFdevices:".getBytes(StandardCharsets.UTF_16LE));
        Path text = Files.write(folder.resolve("zero.yaml"), "devices: \0{}".getBytes(StandardCharsets.UTF_8));
        Path image = Files.write(folder.resolve("image.yaml"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0});
        Path child = Files.createDirectory(folder.resolve("child.yaml"));

        assertRefused(folder.resolve("absent.yaml"), "no such file");
        assertRefused(child, "is a folder");
        assertRefused(Files.createDirectory(folder.resolve("empty")), "is a folder without a .yaml or .yml file");
        assertRefused(latin1, "is not in UTF-8: byte 0xE4 in line 2, column 11; save it in that encoding");
        assertRefused(utf16, "is in UTF-16, not in UTF-8");
        assertRefused(text, "is a binary file, no testbed");
        assertRefused(image, "is a binary file, no testbed");
        assertRefused(folder.resolve("lab"), "no such file");
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> new YamlTestbedSource().read(new OneReading(file, name -> null)))
                .isInstanceOf(TestbedException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(reason);
    }
}
