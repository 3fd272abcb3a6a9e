// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where to edit what is no YAML: the line with the slip, which is often not the one in which a parser notices it. */
class SyntaxMessagesTest {

    @TempDir
    Path folder;

    static Stream<Arguments> slips() {
        return Stream.of(
                Arguments.of(
                        "devices:\n  R1:\n   alias: a\n    os: b\n    type: c",
                        "3:4: this line begins in column 4, those below it in column 5"),
                Arguments.of(
                        "devices:\n  R1:\n    alias: a\n      os: b\n    type: c",
                        "4:7: this line begins in column 7, the one above in column 5"),
                Arguments.of("devices:\n  R1:\n    os:x\n    type: c", "3:8: a space is missing behind the colon"),
                Arguments.of(
                        "devices:\n  R1:\n    os: x\n    type c\n    alias: a",
                        "4:9: the colon behind this key is missing"),
                Arguments.of("devices\n  R1:\n    os: x", "1:8: the colon behind this key is missing"),
                Arguments.of("devices:\n  R1: {os: 'a}\n  R2: {}", "2:12: the quote that begins here is never closed"),
                Arguments.of(
                        "devices:\n  R1:\n    os: 'a\n    type: 'c'",
                        "3:9: the quote that begins here is closed only in line 4"),
                Arguments.of("devices:\n  R1: {os: \"a\\x", "2:15: the text ends within an escape such as \\x41"),
                Arguments.of("devices:\n  R1:\n\t  os: x", "3:1: a tab cannot stand here"),
                Arguments.of(
                        "devices:\n  R1:\n   \u00A0os: x\n    type: y", "3:4: a no-break space stands here; indent"),
                Arguments.of(
                        "devices:\n  R1:\n    os: x\n    custom: {a: b\n    type: y",
                        "4:13: the { that begins here is never closed; put a } where it ends, before line 5"),
                Arguments.of(
                        "devices:\n  R1:\n    custom: [a, b\n    type: y",
                        "3:13: the [ that begins here is never closed; put a ] where it ends, before line 4"),
                Arguments.of(
                        "{\"devices\": {\n  \"R1\": {\"os\": \"it's\"}\n  \"R2\": {}\n}}",
                        "3:3: a comma or a closing } is missing before this"),
                Arguments.of(
                        "devices:\n  - R1:\n      os: x\n  R2:\n    os: y",
                        "2:3: this - begins a list, which line 4 with a key is no part of; leave out the -"),
                Arguments.of(
                        "devices:\n  R1:\n    connections:\n      defaults: {}\n    cli:\n        ip: a\n      con:\n        ip: b",
                        "5:5: this line begins in column 5, those above and below it in column 7"),
                Arguments.of(
                        "devices:\n  R1:\n    connections:\n      cli:\n        ip: a\n     con:\n        ip: b\n      aux:\n        ip: c",
                        "6:6: the indentation is not that of the lines above"),
                Arguments.of(
                        "devices:\n<<<<<<< HEAD\n  R1: {}\n=======\n  R2: {}\n>>>>>>> x",
                        "2:1: this line marks a conflict"),
                Arguments.of("<!DOCTYPE html>\n<html>\n<body class=\"x\">", "1:1: this is HTML or XML, no YAML"),
                Arguments.of(
                        "devices:\n{% for d in all %}\n  R1: {}\n{% endfor %}", "2:1: line 2 is a Jinja statement"),
                Arguments.of("devices:\n  {# all #}\n  R1: {}", "2:3: line 2 is a Jinja comment"),
                Arguments.of("devices:\n  R1: {os: {{ os }}}", "2:13: nobody put a value in for the placeholder"),
                Arguments.of("devices:\n  R1:\n    os: {{ os }}-x", "3:9: nobody put a value in for the placeholder"),
                Arguments.of("devices:\n  R1: {os: *x}", "2:12: nothing above has the name of this alias"),
                Arguments.of("devices:\n  R1: {os: @x}", "2:12: a value cannot begin with @"),
                Arguments.of("devices:\n  R1: {os: \"a\\user\"}", "2:16: in double quotes, \\ begins an escape"),
                Arguments.of("devices:\n  R1: - a", "2:7: a list cannot begin here"),
                // A character that ends lines for the parser, and for no editor.
                Arguments.of("a: x\u2028y\nb: z\ndevices: {R1: {\n  R2: 1\nc: d\n", ""),
                Arguments.of("devices:\n  R1: {os: !x y}", "2:12: a value that begins with ! is a tag"),
                Arguments.of("testbed:\n  devices: {R1: {}}", "2:3: devices stands under testbed"),
                Arguments.of(
                        "R1: {os: x, connections: {}}", "1:1: there is no key devices, and R1 looks like a device"));
    }

    @ParameterizedTest
    @MethodSource("slips")
    void theMessageIsAtTheLineToEdit(String text, String begin) {
        assertThat(new Reading(folder).error(text)).startsWith("lab.yaml:" + begin);
    }
}
