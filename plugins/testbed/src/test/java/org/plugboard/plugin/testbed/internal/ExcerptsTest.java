// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptsTest {

    private static List<String> shown(String text) {
        List<String> lines = text.lines().toList();
        Excerpts excerpts = new Excerpts(lines);
        return IntStream.rangeClosed(1, lines.size()).mapToObj(excerpts::of).toList();
    }

    @Test
    void aLineIsShownWithoutItsSecret() {
        String text =
                """
                testbed:
                  name: lab
                  credentials:
                    default:
                      username: admin
                      password: s3cret
                      pasword: s3cret
                      other: %ENV{NAME}
                devices:
                  R1: {os: x, password: s3cret}
                  R2: {command: ssh host, x: "sshpass -p s3cret"}
                """;
        assertThat(shown(text))
                .containsExactly(
                        "testbed:",
                        "  name: lab",
                        "  credentials:",
                        "    default:",
                        "      username: admin",
                        "      password: ***",
                        "      pasword: ***",
                        "      other: %ENV{NAME}",
                        "devices:",
                        "  R1: {os: x, password: ***",
                        "  R2: {command: ssh host, x: ***");
    }

    /** In the last of these lines or in all of them is a secret. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: S",
                "password:  'S'",
                "\"password\": S",
                "{a: b, password: S, c: d}",
                "{a: b, \"password\": \"S\"}",
                "{\"credentials\":{\"default\":{\"username\":\"u\",\"x\":\"S\"}}}",
                "password: |\n  first\n  S",
                "password: >-\n  key: S\n",
                "x:\n  - password:\n      - S",
                "x: {password:\nS}",
                "x: {credentials: {default: {\n  username: a,\n  word: S}}}",
                "x: {password: \"a\nS\"}",
                "password S",
                "password:S",
                "\tpassword: S",
                "PassWord = S",
                "passwrd: S",
                "enable_secret: S",
                "enable_pw: S",
                "{a: b, root-pw: S, c: d}",
                "shared_key: S",
                "token: S",
                "url: https://me:S@host/x",
                "x: '%ENC{S}'",
                "credentials:\n  default:\n    username: a b S",
                "credentials:\n  default:\n    S",
                "credentials:\n  default: [S]",
                "passwords:\n  enable: S\n  line: S",
                "tacacs:\n  username: me\n  key: S",
                "config: |\n  snmp-server community S RO\n  username me secret 0 S\n  tacacs-server host h\n",
                "credentials:\n  default: {username: u,\n    x: S",
                "# password: S",
                "password: 'a # S\n\n S'",
                "{key: -----BEGIN PRIVATE KEY----- S}",
                "key: >\n  -----BEGIN PRIVATE KEY-----\n  S\n  -----END PRIVATE KEY-----",
                "key: -----BEGIN EC PRIVATE KEY-----\nMIIE\nS",
            })
    void aSecretIsNeverShown(String text) {
        assertThat(shown(text.replace("S", "s3cret"))).noneMatch(line -> line.contains("s3cret"));
        String inBlock = ("devices:\n" + text.replace("S", "s3cret").indent(2)).replace("  \n", "\n");
        assertThat(shown(inBlock)).noneMatch(line -> line.contains("s3cret"));
    }

    @Test
    void aLongLineIsCut() {
        Excerpts.Part begin = part("x".repeat(1000), 3);
        assertThat(begin.text()).hasSize(161).endsWith("…");
        assertThat(begin.column()).isEqualTo(3);
    }

    @Test
    void ofALongLineTheSurroundingsOfTheColumnAreShown() {
        String line = "custom: {" + "k: v, ".repeat(100) + "bad: here, " + "k: v, ".repeat(100) + "}";
        Excerpts.Part part = part(line, line.indexOf("here") + 1);
        assertThat(part.text()).hasSize(162).startsWith("…").endsWith("…");
        assertThat(part.text().substring(part.column() - 1)).startsWith("here");
        Excerpts.Part emoji = part("\uD83D\uDE80".repeat(300) + "here", 301);
        assertThat(emoji.text()).startsWith("…\uD83D\uDE80").endsWith("here");
        assertThat(emoji.column()).isEqualTo(82);
    }

    @Test
    void ofALongLineThePartBehindASecretIsNotShown() {
        String line = "{password: s3cret, x: " + "s3cret ".repeat(100) + "}";
        Excerpts.Part part = part(line, 500);
        assertThat(part.text()).isEqualTo("{password: ***");
        assertThat(part.column()).isEqualTo(part.text().length() + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "- ", " ", "x:", "\"", "{x: y, ", "://x@", "-"})
    @Timeout(20)
    void aLineOfAMillionCharactersIsReadInBoundedTime(String text) {
        String line = text.repeat(1_000_000 / text.length());
        Excerpts excerpts = new Excerpts(List.of(line, "  credentials:", "    " + line));
        assertThat(excerpts.around(1, 900_000).text()).hasSizeLessThan(170);
        assertThat(excerpts.around(3, 900_000).text()).hasSizeLessThan(170);
    }

    private static Excerpts.Part part(String line, int column) {
        return new Excerpts(List.of(line)).around(1, column);
    }
}
