// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.connection.InvalidRequestException;

/** Lines that are more than a request: differences, files, questions about the hello. */
@Timeout(60)
final class LineWorksTest {

    private final Peer peer = Peer.connected();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "diff <a><b>1</b></a> <a><b>2</b></a>|/a/b,- 1,+ 2",
                "diff <?xml version='1.0'?><a c='>'><!-- > --><b/></a> <a c='>'><b/></a>|no difference",
                "diff <a><b>1</b></a><c>1</c><d/> <a/>|",
                "diff <a/> <a><c/></a>|/a,- <a/>,+ <a>,+   <c/>,+ </a>",
                "diff <a><b/></a> <a><b/><c/></a>|/a/c,+ <c/>"
            })
    void twoTextsAreCompared(String line, String lines) {
        String difference = peer.session.execute(line);
        assertThat(difference).isNotBlank();
        if (lines != null) {
            assertThat(difference).isEqualTo(lines.replace(',', '\n'));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get <a|R1/nc: the filter is no XML that can be sent: line 1, column 3: ",
                "get-config running <a/> <b|R1/nc: the filter is no XML that can be sent: line 1, column 8: ",
                "get-config running <a with-defaults trim|R1/nc: the filter is no XML that can be sent: line 1, column ",
                "edit-config running <a|R1/nc: the configuration is no XML that can be sent: line 1, column 3: ",
                "edit-config candidate <a xmlns=\"urn:a\">|R1/nc: the configuration is no XML that can be sent: line 1, column 18: ",
                "validate <a|R1/nc: the configuration is no XML that can be sent: line 1, column 3: ",
                "diff <a/> <b|R1/nc: XML of 2 characters cannot be compared: line 1, column 3: ",
                "diff <a running|R1/nc: diff: the XML that comes first does not end; write diff"
            })
    void xmlThatBreaksOffIsSaidToDoSo(String line, String message) {
        assertThatThrownBy(() -> peer.session.execute(line))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void anAnswerIsSavedByALine() {
        Path file = folder.resolve("r1.xml");
        CompletableFuture<String> saved =
                Peer.calling(() -> peer.session.execute("save " + file + " get-config running <a/>"));
        String request = peer.pipe.next();
        assertThat(request).contains("<get-config><source><running/></source><filter");
        peer.reply(Peer.id(request), "<data><a>1</a></data>");
        assertThat(Peer.result(saved)).isEqualTo(file + " has 69 bytes");
        assertThat(file).hasContent("<data xmlns=\"" + Peer.BASE + "\"><a>1</a></data>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "save|the name of a file is wanted, and nothing is there",
                "save f.xml|an operation is wanted, and nothing is there",
                "save f.xml save g.xml get|a reply is saved once, into f.xml",
                "save f.xml schemas|a line that is one request is wanted behind the file",
                "supports|a capability is wanted"
            })
    void whatCannotBeSavedIsRefused(String line, String reason) {
        assertThatThrownBy(() -> peer.session.execute(line))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aCapabilityIsAskedFor() {
        assertThat(peer.session.execute("supports :candidate")).isEqualTo("true");
        assertThat(peer.session.execute("supports :nothing")).isEqualTo("false");
    }
}
