// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.netconf.ConfigText;
import org.plugboard.netconf.ConfigUrl;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Difference;
import org.plugboard.netconf.Rpc;
import org.plugboard.plugin.netconf.internal.difference.Comparison;
import org.plugboard.plugin.netconf.internal.difference.ConfigTree;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;

/** What differs is found by the keys of lists and said with its place. */
@Timeout(60)
final class ComparisonTest {

    private static final String NAMESPACE = "urn:ietf:params:xml:ns:yang:ietf-interfaces";

    private static Difference difference(String before, String after) {
        try {
            return Comparison.of(ConfigTree.read(before), ConfigTree.read(after));
        } catch (MalformedXmlException e) {
            throw new AssertionError(e);
        }
    }

    private static String interfaces(String... entries) {
        return "<data><interfaces xmlns='%s'>%s</interfaces></data>".formatted(NAMESPACE, String.join("", entries));
    }

    private static String entry(String name, int mtu) {
        return "<interface><name>%s</name><mtu>%d</mtu></interface>".formatted(name, mtu);
    }

    private static Stream<Arguments> differences() {
        return Stream.of(
                Arguments.of(
                        interfaces(entry("eth0", 1500), entry("eth1", 1500)),
                        interfaces(entry("eth1", 1500), entry("eth0", 9000)),
                        "/interfaces/interface[name='eth0']/mtu\n- 1500\n+ 9000"),
                Arguments.of(
                        interfaces(entry("eth0", 1500)),
                        interfaces(entry("eth1", 1500)),
                        """
                        /interfaces/interface[name='eth0']
                        - <interface xmlns="urn:ietf:params:xml:ns:yang:ietf-interfaces">
                        -   <name>eth0</name>
                        -   <mtu>1500</mtu>
                        - </interface>
                        /interfaces/interface[name='eth1']
                        + <interface xmlns="urn:ietf:params:xml:ns:yang:ietf-interfaces">
                        +   <name>eth1</name>
                        +   <mtu>1500</mtu>
                        + </interface>"""),
                Arguments.of(
                        "<rib><r><dst>a</dst><via>1</via><m>1</m></r><r><dst>a</dst><via>2</via><m>2</m></r></rib>",
                        "<rib><r><dst>a</dst><via>1</via><m>1</m></r><r><dst>a</dst><via>2</via><m>3</m></r></rib>",
                        "/rib/r[dst='a'][via='2']/m\n- 2\n+ 3"),
                Arguments.of(
                        "<a><dns>192.0.2.1</dns><dns>192.0.2.2</dns></a>",
                        "<a><dns>192.0.2.2</dns><dns>192.0.2.3</dns></a>",
                        "/a/dns\n- 192.0.2.1\n/a/dns\n+ 192.0.2.3"),
                Arguments.of(
                        "<s><hostname>r1</hostname></s>", "<s><hostname>r2</hostname></s>", "/s/hostname\n- r1\n+ r2"),
                Arguments.of("<s><name>it's</name><b/></s>", "<s><name>it's</name></s>", "/s[name=\"it's\"]/b\n- <b/>"),
                Arguments.of(
                        "<i><e inactive='inactive'><u>1</u></e></i>",
                        "<i><e><u>1</u></e></i>",
                        "/i/e\n- <e inactive=\"inactive\">\n-   <u>1</u>\n- </e>\n+ <e>\n+   <u>1</u>\n+ </e>"),
                Arguments.of(
                        "<a xmlns='urn:1'/>",
                        "<a xmlns='urn:2'/>",
                        "/a\n- <a xmlns=\"urn:1\"/>\n/a\n+ <a xmlns=\"urn:2\"/>"),
                Arguments.of(
                        "<i><mtu inactive='inactive'>1500</mtu></i>",
                        "<i><mtu>1500</mtu></i>",
                        "/i/mtu\n- <mtu inactive=\"inactive\">1500</mtu>\n+ <mtu>1500</mtu>"),
                Arguments.of(
                        "<i><dns>a</dns><dns>b</dns></i>",
                        "<i><dns>a</dns><dns inactive='inactive'>b</dns></i>",
                        "/i/dns\n- b\n/i/dns\n+ <dns inactive=\"inactive\">b</dns>"),
                Arguments.of(
                        "<s><banner> welcome</banner></s>",
                        "<s><banner>welcome</banner></s>",
                        "/s/banner\n-  welcome\n+ welcome"),
                Arguments.of(
                        "<s><type xmlns:t='urn:1'>t:a</type></s>",
                        "<s><type xmlns:t='urn:2'>t:a</type></s>",
                        "/s/type\n- <type xmlns:t=\"urn:1\">t:a</type>\n+ <type xmlns:t=\"urn:2\">t:a</type>"),
                Arguments.of(
                        "<s><type xmlns:t='urn:1'>t:a</type></s>",
                        "<s><type xmlns:t='urn:1'>t:b</type></s>",
                        "/s/type\n- t:a\n+ t:b"),
                Arguments.of(
                        "<data><a xmlns='urn:1'><b>1</b></a><c>2</c></data>",
                        "<config/>",
                        "/a\n- <a xmlns=\"urn:1\">\n-   <b>1</b>\n- </a>\n/c\n- 2"),
                Arguments.of("", "<s><a/></s><s><a/></s>", "/s\n+ <s>\n+   <a/>\n+ </s>\n/s\n+ <s>\n+   <a/>\n+ </s>"),
                Arguments.of(
                        "<data/>",
                        "<user><name>bob</name></user>",
                        "/user[name='bob']\n+ <user>\n+   <name>bob</name>\n+ </user>"),
                Arguments.of(
                        "<config xmlns='urn:vendor'><a>1</a></config>",
                        "<config xmlns='urn:vendor'><a>2</a></config>",
                        "/config/a\n- 1\n+ 2"));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void eachIsSaidWithItsPathAndWhatWasAndIs(String before, String after, String said) {
        assertThat(difference(before, after)).hasToString(said);
    }

    private static Stream<Arguments> equals() {
        return Stream.of(
                Arguments.of("<config/>", "<data/>"),
                Arguments.of(
                        "", "<?xml version='1.0'?>\n<rpc-reply xmlns='%s'><data/></rpc-reply>".formatted(Peer.BASE)),
                Arguments.of("<a><b>1</b><c/></a>", "<!-- saved -->\n<config>\n  <a>\n <b>1</b><c> </c></a></config>"),
                Arguments.of("<p:a xmlns:p='u'><p:b/></p:a>", "<a xmlns='u'><b/></a>"),
                Arguments.of("<a xmlns:j='u' j:changed='1'>x</a>", "<a>x</a>"),
                Arguments.of("<s xmlns:t='urn:1'><type>t:a</type></s>", "<s><type xmlns:x='urn:1'> x:a </type></s>"),
                Arguments.of("<data xmlns='%s'><a xmlns=''/></data>".formatted(Rpc.NMDA), "<a/>"),
                Arguments.of("<a><b/><c/></a>", "<a><c/><b/></a>"));
    }

    @ParameterizedTest
    @MethodSource("equals")
    void howItIsWrittenDoesNotCount(String before, String after) {
        assertThat(difference(before, after).isEmpty()).isTrue();
        assertThat(difference(before, after)).hasToString("");
    }

    @Test
    void aHundredThousandEntriesInAnotherOrderAreCompared() {
        String before = interfaces(IntStream.range(0, 100_000)
                .mapToObj(i -> entry("eth" + i, 1500))
                .collect(Collectors.joining()));
        String after = interfaces(IntStream.range(0, 100_000)
                .mapToObj(i -> entry("eth" + (99_999 - i), i == 7 ? 9000 : 1500))
                .collect(Collectors.joining()));
        assertThat(difference(before, after)).hasToString("/interfaces/interface[name='eth99992']/mtu\n- 1500\n+ 9000");
    }

    @Test
    void aDatastoreIsComparedWithATextThatWasSaved() {
        Peer peer = Peer.connected();
        CompletableFuture<Difference> difference = Peer.calling(
                () -> peer.session.difference(ConfigText.of(interfaces(entry("eth0", 1500))), Datastore.RUNNING));
        peer.reply(peer.nextId(), interfaces(entry("eth0", 9000)));
        assertThat(Peer.result(difference)).hasToString("/interfaces/interface[name='eth0']/mtu\n- 1500\n+ 9000");
        CompletableFuture<String> line = Peer.calling(() -> peer.session.execute("diff running candidate"));
        peer.reply(peer.nextId(), "<data><a>1</a></data>");
        peer.reply(peer.nextId(), "<data><a>2</a></data>");
        assertThat(Peer.result(line)).isEqualTo("/a\n- 1\n+ 2");
    }

    @Test
    void whatADeviceDoesNotShowOrIsNoXmlIsRefused() {
        Peer peer = Peer.connected();
        assertThatThrownBy(() -> peer.session.difference(ConfigUrl.of("ftp://u:secret@h/f"), Datastore.RUNNING))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/nc: ftp://u:***@h/f cannot be compared: a device shows its datastores only; "
                        + "give the file as text");
        assertThatThrownBy(() -> peer.session.difference(ConfigText.of("<a><secret>1</a>"), Datastore.RUNNING))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/nc: XML of 16 characters cannot be compared: line 1, column 15: ");
    }
}
