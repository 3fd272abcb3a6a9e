// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnquotedXmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R1 rpc <x/>",
                "R1 rpc <x></x>",
                "R1 rpc </x>",
                "R1 rpc <a:x xmlns:a='urn:b'>",
                "R1 rpc <x a=\"b\" />",
                "R1 rpc <?xml version='1.0'?>",
                "R1 rpc 'it' <x/>",
                "R1 rpc it\\'s <x/>",
                "# a comment\nR1 rpc <x/>"
            })
    void aTagOutsideOfQuotesIsXml(String line) {
        assertThat(UnquotedXml.isIn(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "R1 rpc '<x/>'",
                "R1 rpc \"<x a='b'/> \\\" <y/>\"",
                "R1 rpc '<x/>",
                "R1 rpc \\<x/>",
                "devices # <x/>",
                "devices > file",
                "sort <in >out",
                "x < y > z",
                "R1 execute 'ping <host>' # don't\ndevices"
            })
    void whatIsQuotedOrAFileIsNone(String line) {
        assertThat(UnquotedXml.isIn(line)).isFalse();
    }
}
