// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.netconf.Schema;

/** The modules of a device and their texts, from wherever it lists them. */
@Timeout(60)
final class SchemasTest {

    private static final String MONITORING = "urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring";
    private static final String LIBRARY = "urn:ietf:params:xml:ns:yang:ietf-yang-library";
    private static final String REFUSED = "<rpc-error><error-type>application</error-type>"
            + "<error-tag>unknown-element</error-tag><error-severity>error</error-severity></rpc-error>";

    @Test
    void theMonitoringListsThem() {
        Peer peer = Peer.connectedWith(MONITORING + "?module=ietf-netconf-monitoring&revision=2010-10-04");
        CompletableFuture<List<Schema>> schemas = Peer.calling(peer.session::schemas);
        String request = peer.pipe.next();
        assertThat(request).contains("<netconf-state xmlns=\"" + MONITORING + "\"><schemas/></netconf-state>");
        peer.reply(
                Peer.id(request),
                """
                <data><netconf-state xmlns="%s"><schemas><schema><identifier>foo</identifier><version>1.0</version>\
                <format xmlns:m="%s">m:yang</format><namespace>http://example.com/foo</namespace>\
                <location>ftp://ftp.example.com/schemas/foo_1.0.yang</location><location>NETCONF</location></schema>\
                <schema><identifier>bar</identifier><version>2008-06-01</version><format>xsd</format>\
                <namespace>http://example.com/bar</namespace></schema></schemas></netconf-state></data>"""
                        .formatted(MONITORING, MONITORING));
        assertThat(Peer.result(schemas))
                .containsExactly(
                        new Schema(
                                "foo",
                                "1.0",
                                "yang",
                                "http://example.com/foo",
                                List.of("ftp://ftp.example.com/schemas/foo_1.0.yang", "NETCONF")),
                        new Schema("bar", "2008-06-01", "xsd", "http://example.com/bar", List.of()));
    }

    @Test
    void aYangLibraryListsThemWhereThereIsNoMonitoring() {
        Peer peer = Peer.connectedWith("urn:ietf:params:netconf:capability:yang-library:1.1?revision=2019-01-04");
        CompletableFuture<List<Schema>> schemas = Peer.calling(peer.session::schemas);
        peer.reply(peer.nextId(), REFUSED);
        peer.reply(
                peer.nextId(),
                """
                <data><yang-library xmlns="%s"><module-set><name>all</name><module><name>a</name><revision>2020-01-01</revision>\
                <namespace>urn:a</namespace><submodule><name>a-types</name></submodule></module>\
                <import-only-module><name>b</name><revision/><namespace>urn:b</namespace></import-only-module></module-set>\
                </yang-library><modules-state xmlns="%s"><module><name>a</name><revision>2020-01-01</revision>\
                <namespace>urn:a</namespace></module><module><name>c</name><revision/><schema>https://h/c</schema>\
                <namespace>urn:c</namespace></module></modules-state></data>"""
                        .formatted(LIBRARY, LIBRARY));
        assertThat(Peer.result(schemas))
                .containsExactly(
                        new Schema("a", "2020-01-01", "yang", "urn:a", List.of()),
                        new Schema("b", "", "yang", "urn:b", List.of()),
                        new Schema("c", "", "yang", "urn:c", List.of("https://h/c")));
    }

    @Test
    void theCapabilitiesOfAnOldDeviceListThem() {
        Peer peer = Peer.connectedWith("urn:a?module=a&revision=2020-01-01&features=f,g", "urn:b?module=b", "urn:c");
        assertThat(peer.session.schemas())
                .containsExactly(
                        new Schema("a", "2020-01-01", "yang", "urn:a", List.of()),
                        new Schema("b", "", "yang", "urn:b", List.of()));
        assertThat(peer.session.execute("schemas")).isEqualTo("a@2020-01-01\nb");
        assertThat(peer.pipe.hasNext()).isFalse();
    }

    @Test
    void theTextOfAModuleIsGivenWithoutItsWrapping() {
        Peer peer = Peer.connected();
        CompletableFuture<String> schema = Peer.calling(() -> peer.session.getSchema("foo", "1.0"));
        String request = peer.pipe.next();
        assertThat(request)
                .contains("<get-schema xmlns=\"" + MONITORING
                        + "\"><identifier>foo</identifier><version>1.0</version></get-schema>");
        peer.reply(
                Peer.id(request),
                "<data xmlns=\"" + MONITORING + "\">module foo {\n  description \"a &lt; b\";\n}\n</data>");
        assertThat(Peer.result(schema)).isEqualTo("module foo {\n  description \"a < b\";\n}");
    }

    @Test
    void aModuleThatIsWrittenAsXmlStaysXml() {
        Peer peer = Peer.connected();
        CompletableFuture<String> schema = Peer.calling(() -> peer.session.execute("get-schema foo 1.0 yin"));
        String request = peer.pipe.next();
        assertThat(request).contains("<format xmlns:ncm=\"" + MONITORING + "\">ncm:yin</format></get-schema>");
        peer.reply(
                Peer.id(request),
                "<data xmlns=\"" + MONITORING + "\"><module xmlns=\"urn:yin\" name=\"foo\"><a/></module></data>");
        assertThat(Peer.result(schema)).isEqualTo("<module xmlns=\"urn:yin\" name=\"foo\">\n  <a/>\n</module>");
    }

    @Test
    void aModuleThatThereIsNotIsRefusedByTheDevice() {
        Peer peer = Peer.connected();
        CompletableFuture<String> schema = Peer.calling(() -> peer.session.getSchema("none"));
        peer.reply(peer.nextId(), REFUSED);
        assertThatThrownBy(() -> Peer.result(schema)).isInstanceOf(RpcErrorException.class);
    }
}
