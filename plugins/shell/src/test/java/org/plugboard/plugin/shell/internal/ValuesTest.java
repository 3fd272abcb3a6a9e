// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plugboard.netconf.Difference;
import org.plugboard.netconf.Xml;

class ValuesTest {

    /** For a result that is a record. */
    public record Route(String prefix, List<String> hops, Optional<String> note) {}

    @Test
    void textIsPrintedAsItIs() {
        assertThat(Values.text("a\n  b\n", 80)).isEqualTo("a\n  b\n");
        assertThat(Values.text(5, 80)).isEqualTo("5");
    }

    @Test
    void nothingIsPrintedAsNothing() {
        assertThat(Values.text(null, 80)).isEmpty();
        assertThat(Values.text(Optional.empty(), 80)).isEmpty();
        assertThat(Values.text(List.of(), 80)).isEmpty();
    }

    @Test
    void xmlIsIndentedAndShownAsItIsWhereItIsNone() {
        assertThat(Values.text(Xml.of("<a><b>1</b><c/></a>"), 80)).isEqualTo("<a>\n  <b>1</b>\n  <c/>\n</a>");
        assertThat(Values.text(Map.of("data", Xml.of("<a><b/></a>")), 80)).isEqualTo("data:\n  <a>\n    <b/>\n  </a>");
        assertThat(Values.text(Xml.of("<a>"), 80)).isEqualTo("<a>");
    }

    @Test
    void aDifferenceIsPrintedAsALineOfExecuteGivesIt() {
        assertThat(Values.text(new Difference(List.of(new Difference.Change("/a/b", "1", "2"))), 80))
                .isEqualTo("/a/b\n- 1\n+ 2");
        assertThat(Values.text(new Difference(List.of()), 80)).isEqualTo("no difference");
    }

    @Test
    void mapsListsAndRecordsAreIndentedLines() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("name", "R1");
        value.put("routes", List.of(new Route("10.0.0.0/8", List.of("a", "b"), Optional.of("old"))));
        value.put("text", "two\nlines");
        value.put("numbers", new int[] {1, 2});
        value.put("one", List.of("a"));
        value.put("nothing", null);
        assertThat(Values.text(value, 80))
                .isEqualTo(
                        """
                        name: R1
                        routes:
                          -
                            prefix: 10.0.0.0/8
                            hops:
                              - a
                              - b
                            note: old
                        text:
                          two
                          lines
                        numbers:
                          - 1
                          - 2
                        one:
                          - a
                        nothing:""");
    }
}
