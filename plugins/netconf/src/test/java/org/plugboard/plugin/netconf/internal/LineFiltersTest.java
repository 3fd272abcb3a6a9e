// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcParameter;

/** Options, filters and namespaces on a line are told from one another, and from what is misspelt. */
final class LineFiltersTest {

    private static final String INTERFACES = "urn:ietf:params:xml:ns:yang:ietf-interfaces";
    private static final Capabilities DEVICE = new Capabilities(
            Stream.concat(Peer.ALL.stream(), Stream.of(INTERFACES + "?module=ietf-interfaces&revision=2018-02-20"))
                    .toList());

    private static Rpc rpc(String line) {
        return Lines.read("R1/nc", line, DEVICE).rpc();
    }

    private static Filter filter(String line) {
        return ((RpcParameter.Selection) rpc(line).parameters().stream()
                        .filter(RpcParameter.Selection.class::isInstance)
                        .findFirst()
                        .orElseThrow())
                .filter();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get-config running trim|unknown option 'trim'; there are [with-defaults]; a filter is XML",
                "get running|unknown option 'running'; there are [with-defaults]; a filter is XML, or an XPath expression that begins with /, (, *, ., a function or an axis; write get",
                "get runnning|unknown option 'runnning'",
                "get with-default trim|unknown option 'with-default'; did you mean 'with-defaults'? there are",
                "get-data running negate-origin system|unknown option 'negate-origin'; did you mean 'negated-origin'? there are [with-defaults, config, state, origin, negated-origin, max-depth, with-origin]",
                "get-config running interfaces/interface|unknown option 'interfaces/interface'",
                "get-data operational config state|config and state exclude each other",
                "get-data operational origin system negated-origin learned|origin-filter and negated-origin-filter exclude each other",
                "copy-config running startup with-defaults all|a mode is wanted, one of [report-all, report-all-tagged, trim, explicit], not 'all'",
                "copy-config running startup trim|'trim' is too much; write copy-config SOURCE TARGET [with-defaults MODE]",
                "get-data operational state state|state is there twice",
                "get-config running with-defaults trim with-defaults trim|with-defaults is there twice",
                "get-config running <a/> trim|'trim' is too much",
                "get-config running <a/> xmlns:a=urn:a|xmlns:a belongs to an XPath expression",
                "get-config running xmlns:a=urn:a|xmlns:a belongs to an XPath expression",
                "get-config running /if:a|the prefix 'if' stands for nothing; say xmlns:if=NAMESPACE on the line",
                "get-data running max-depth 0|max-depth is 0; it is 1 … 65535, or unbounded",
                "partial-lock running|an XPath expression that begins with /, (, *, ., a function or an axis is wanted, not 'running'",
                "edit-config running <a/> test-option set test-option set|test-option is there twice"
            })
    void whatIsNoOptionAndNoFilterIsRefused(String line, String reason) {
        assertThatThrownBy(() -> rpc(line))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/nc: ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "get /a/b;/a/b",
                "get //a[b = 'x with-defaults trim'];//a[b = 'x with-defaults trim']",
                "get-data running (/a | /b)[1];(/a | /b)[1]",
                "get-data running /a | /state;/a | /state",
                "get-data running //config;//config",
                "get *;*",
                "get ./a;./a",
                "get id('x') or count(/a) > 2;id('x') or count(/a) > 2",
                "get descendant::a;descendant::a"
            })
    void whatBeginsAsAnXPathExpressionIsOne(String line, String expression) {
        assertThat(filter(line)).isEqualTo(Filter.xpath(expression)).isEqualTo(Filter.of(expression));
    }

    @ParameterizedTest
    @CsvSource({
        "get-config running with-defaults report-all <a/>",
        "get-config running <a/> with-defaults report-all",
        "get-config running /a/b with-defaults report-all",
        "get-data operational /a with-origin state origin system max-depth 2 origin learned with-defaults report-all",
        "get-data operational with-origin state origin system max-depth 2 origin learned with-defaults report-all /a"
    })
    void optionsStandBeforeAFilterOrBehindIt(String line) {
        Rpc rpc = rpc(line);
        assertThat(rpc.parameters()).anySatisfy(parameter -> assertThat(parameter)
                .isInstanceOfSatisfying(RpcParameter.Text.class, text -> assertThat(text.value())
                        .isEqualTo("report-all")));
        assertThat(filter(line).text()).matches("<a/>|/a|/a/b");
    }

    @Test
    void optionsStandBehindAConfigurationToo() {
        assertThat(rpc("edit-config candidate <a/> test-option set").parameters())
                .isEqualTo(rpc("edit-config candidate test-option set <a/>").parameters());
    }

    @Test
    void unboundedDepthIsWhatADeviceGivesUnlessItIsTold() {
        assertThat(rpc("get-data running max-depth unbounded")).isEqualTo(Rpc.getData(Datastore.RUNNING, Query.ALL));
    }

    @ParameterizedTest
    @CsvSource({
        "get xmlns:if=urn:i /if:a/if:b",
        "get /if:a/if:b xmlns:if=urn:i",
        "get xmlns:if='urn:i' with-defaults trim /if:a/if:b"
    })
    void aLineSaysWhatPrefixesStandFor(String line) {
        assertThat(filter(line)).isEqualTo(Filter.xpath("/if:a/if:b", Map.of("if", "urn:i")));
    }

    @Test
    void thePrefixOfAModuleOfTheHelloNeedsNoWord() {
        assertThat(filter("get /ietf-interfaces:interfaces/child::ietf-interfaces:interface[a='x:y']"))
                .isEqualTo(Filter.xpath(
                        "/ietf-interfaces:interfaces/child::ietf-interfaces:interface[a='x:y']",
                        Map.of("ietf-interfaces", INTERFACES)));
    }

    @Test
    void eachExpressionOfAPartialLockMayHaveBlanks() {
        assertThat(rpc("partial-lock xmlns:i=urn:i /i:a[b = 'x /y'] /i:c | /i:d"))
                .isEqualTo(Rpc.partialLock(List.of("/i:a[b = 'x /y']", "/i:c | /i:d"), Map.of("i", "urn:i")));
    }
}
