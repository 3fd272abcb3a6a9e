// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.InvalidRequestException;

/** Values become no more than values. */
class TemplateTest {

    private static final Template PING = Template.of("ping {target}[ repeat {count}][ size {bytes}]");
    private static final Template SHELL = Template.of("ping -c {count:5} -- '{target}'");
    private static final Template COMMIT = Template.of("commit[ comment \"{comment}\"]");

    @Test
    void whatIsNotGivenIsLeftOut() {
        assertThat(fill(PING, Map.of("target", "10.0.0.1"))).isEqualTo("ping 10.0.0.1");
        assertThat(fill(PING, Map.of("target", "10.0.0.1", "bytes", "1400"))).isEqualTo("ping 10.0.0.1 size 1400");
        assertThat(fill(SHELL, Map.of("target", "a b"))).isEqualTo("ping -c 5 -- 'a b'");
        assertThat(fill(COMMIT, Map.of())).isEqualTo("commit");
        assertThat(fill(COMMIT, Map.of("comment", "as told, by us"))).isEqualTo("commit comment \"as told, by us\"");
    }

    @Test
    void whatMustBeGivenIsNamed() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> fill(PING, Map.of("count", "5")))
                .withMessageContainingAll("R1/cli", "ping {target}", "needs a value for target");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1\nreload",
                "10.0.0.1\rreload",
                "10.0.0.1 repeat 99",
                "a|b",
                "a;b",
                "a`b",
                "$x",
                "a?",
                "a\tb",
                "\u0003",
                ""
            })
    void aWordStaysAWord(String value) {
        assertThatThrownBy(() -> fill(PING, Map.of("target", value)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("target");
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's", "a'; reboot; '", "a\nb"})
    void whatIsQuotedStaysInItsQuotes(String value) {
        assertThatThrownBy(() -> fill(SHELL, Map.of("target", value))).isInstanceOf(InvalidRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\", "a\u001bb", "why?"})
    void aCommentStaysInItsQuotes(String value) {
        assertThatThrownBy(() -> fill(COMMIT, Map.of("comment", value))).isInstanceOf(InvalidRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2001:db8::1", "fe80::1%eth0", "Gi0/0/0.100", "tftp://10.0.0.1/a_b.bin", "flash:/dir/a.bin"})
    void whatNetworksAreMadeOfIsAWord(String value) {
        assertThat(fill(PING, Map.of("target", value))).isEqualTo("ping " + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ping {target", "ping [x", "ping [a[b]]"})
    void aMistakeIsSaid(String text) {
        assertThatThrownBy(() -> Template.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String fill(Template template, Map<String, String> values) {
        return template.fill("R1/cli", values);
    }
}
