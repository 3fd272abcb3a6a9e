// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.netconf.CommitOptions;
import org.plugboard.netconf.ConfigText;
import org.plugboard.netconf.ConfigUrl;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.EditOptions.DefaultOperation;
import org.plugboard.netconf.EditOptions.OnError;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcLimits;
import org.plugboard.netconf.RpcParameter;
import org.plugboard.netconf.WithDefaults;
import org.plugboard.plugin.netconf.internal.difference.Comparison;
import org.plugboard.plugin.netconf.internal.difference.ConfigTree;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;

/** Each request says what the example of its RFC says; how it is written does not count. */
final class RfcExamplesTest {

    private static final Limits LIMITS = new Limits(Duration.ofSeconds(1), 1000, 10);
    private static final String EXAMPLE = "http://example.com/schema/1.2/config";

    private static Stream<Arguments> examples() {
        return Stream.of(
                // RFC 6241, section 7.1
                example(
                        Rpc.getConfig(
                                Datastore.RUNNING,
                                Query.of(Filter.subtree("<top xmlns=\"" + EXAMPLE + "\"><users/></top>"))),
                        """
                        <get-config><source><running/></source><filter type="subtree">
                          <top xmlns="http://example.com/schema/1.2/config"><users/></top></filter></get-config>"""),
                // 7.2
                example(
                        Rpc.editConfig(
                                Datastore.RUNNING,
                                ConfigText.of("<top xmlns='" + EXAMPLE
                                        + "'><interface><name>Ethernet0/0</name><mtu>1500</mtu></interface></top>"),
                                EditOptions.DEFAULTS
                                        .defaultOperation(DefaultOperation.NONE)
                                        .onError(OnError.ROLLBACK_ON_ERROR)),
                        """
                        <edit-config><target><running/></target><default-operation>none</default-operation>
                          <error-option>rollback-on-error</error-option>
                          <config><top xmlns="http://example.com/schema/1.2/config"><interface><name>Ethernet0/0</name>
                          <mtu>1500</mtu></interface></top></config></edit-config>"""),
                // 7.3
                example(
                        Rpc.copyConfig(
                                ConfigUrl.of("https://user:password@example.com/cfg/new.txt"), Datastore.RUNNING),
                        """
                        <copy-config><target><running/></target>
                          <source><url>https://user:password@example.com/cfg/new.txt</url></source></copy-config>"""),
                // 7.4
                example(
                        Rpc.deleteConfig(Datastore.STARTUP),
                        "<delete-config><target><startup/></target></delete-config>"),
                // 7.9
                example(Rpc.killSession(4), "<kill-session><session-id>4</session-id></kill-session>"),
                // 8.4.5.1
                example(
                        Rpc.commit(CommitOptions.confirmed(Duration.ofMinutes(2))),
                        "<commit><confirmed/><confirm-timeout>120</confirm-timeout></commit>"),
                example(
                        Rpc.commit(CommitOptions.PLAIN.persist("IQ,d4668")),
                        "<commit><confirmed/><persist>IQ,d4668</persist></commit>"),
                example(
                        Rpc.cancelCommit("IQ,d4668"),
                        "<cancel-commit><persist-id>IQ,d4668</persist-id></cancel-commit>"),
                // 8.6.4.1
                example(Rpc.validate(ConfigText.of("<config/>")), "<validate><source><config/></source></validate>"),
                // 8.9.1
                example(
                        Rpc.getConfig(
                                Datastore.RUNNING,
                                Query.of(Filter.xpath("/t:top/t:users/t:user[t:name='fred']", Map.of("t", EXAMPLE)))),
                        """
                        <get-config><source><running/></source>
                          <filter xmlns:t="http://example.com/schema/1.2/config" type="xpath"
                                  select="/t:top/t:users/t:user[t:name='fred']"/></get-config>"""),
                // RFC 6022, section 4.2
                example(
                        Rpc.getSchema("foo", "1.0", "yang"),
                        """
                        <get-schema xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring"
                                    xmlns:ncm="urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring">
                          <identifier>foo</identifier><version>1.0</version><format>ncm:yang</format></get-schema>"""),
                // RFC 6243, appendix A.2
                example(
                        Rpc.get(Query.of("<interfaces xmlns=\"http://example.com/ns/interfaces\"/>")
                                .withDefaults(WithDefaults.REPORT_ALL)),
                        """
                        <get><filter type="subtree"><interfaces xmlns="http://example.com/ns/interfaces"/></filter>
                          <with-defaults xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-with-defaults">report-all</with-defaults>
                        </get>"""),
                // RFC 5717, appendix D
                example(
                        Rpc.partialLock(
                                List.of("/rte:routing/rte:virtualRouter[rte:routerName='router1']", "/if:interfaces"),
                                Map.of("rte", "http://example.com/ns/route", "if", "http://example.com/ns/interface")),
                        """
                        <partial-lock xmlns="urn:ietf:params:xml:ns:netconf:partial-lock:1.0"
                                      xmlns:rte="http://example.com/ns/route" xmlns:if="http://example.com/ns/interface">
                          <select>/rte:routing/rte:virtualRouter[rte:routerName='router1']</select>
                          <select>/if:interfaces</select></partial-lock>"""),
                example(
                        Rpc.partialUnlock(1),
                        """
                        <partial-unlock xmlns="urn:ietf:params:xml:ns:netconf:partial-lock:1.0"><lock-id>1</lock-id>
                        </partial-unlock>"""),
                // RFC 8526, section 3.1.1
                example(
                        Rpc.getData(
                                Datastore.OPERATIONAL,
                                Query.of("<bgp xmlns=\"http://example.com/ns/bgp\"/>")
                                        .origins(List.of("intended", "or:system"))
                                        .config(true)
                                        .withOrigins()),
                        """
                        <get-data xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-nmda"
                                  xmlns:ds="urn:ietf:params:xml:ns:yang:ietf-datastores"
                                  xmlns:or="urn:ietf:params:xml:ns:yang:ietf-origin">
                          <datastore>ds:operational</datastore>
                          <subtree-filter><bgp xmlns="http://example.com/ns/bgp"/></subtree-filter>
                          <config-filter>true</config-filter>
                          <origin-filter>or:intended</origin-filter><origin-filter>or:system</origin-filter>
                          <with-origin/></get-data>"""),
                // RFC 7950, section 7.15.3
                example(
                        Rpc.action("<server xmlns='urn:example:server-farm'><name>apache-1</name><reset>"
                                + "<reset-at>2014-07-29T13:42:00Z</reset-at></reset></server>"),
                        """
                        <action xmlns="urn:ietf:params:xml:ns:yang:1"><server xmlns="urn:example:server-farm">
                          <name>apache-1</name><reset><reset-at>2014-07-29T13:42:00Z</reset-at></reset></server></action>"""),
                // RFC 7950, section 7.14.3: an operation of a module, as a value and as XML
                example(
                        new Rpc(
                                "rock-the-house",
                                "urn:example:rock",
                                List.of(new RpcParameter.Text("zip-code", "27606-0100")),
                                RpcLimits.OF_CONNECTION),
                        "<rock-the-house xmlns=\"urn:example:rock\"><zip-code>27606-0100</zip-code></rock-the-house>"),
                example(
                        Rpc.of("<rpc><rock-the-house xmlns='urn:example:rock'><zip-code>27606-0100</zip-code>"
                                + "</rock-the-house></rpc>"),
                        "<rock-the-house xmlns=\"urn:example:rock\"><zip-code>27606-0100</zip-code></rock-the-house>"));
    }

    private static Arguments example(Rpc rpc, String operation) {
        return Arguments.of(rpc, operation);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theRequestIsTheExample(Rpc rpc, String operation) throws MalformedXmlException {
        String sent = Operation.of("R1/nc", rpc, LIMITS).xml();
        assertThat(Comparison.of(request(operation), request(sent))).hasToString("");
    }

    private static ConfigTree request(String operation) throws MalformedXmlException {
        return ConfigTree.read("<rpc xmlns=\"" + Rpc.BASE + "\">" + operation + "</rpc>");
    }

    @Test
    void whatACallerGivesCannotEndTheRequest() {
        for (Rpc rpc : List.of(
                Rpc.action("</server></action></rpc><rpc><kill-session/></rpc>"),
                Rpc.validate(ConfigText.of("</config></source></validate><commit/>")),
                new Rpc("a><commit/><a", "urn:a", List.of(), RpcLimits.OF_CONNECTION),
                new Rpc("a", "urn:a", List.of(new RpcParameter.Text("b/><c", "")), RpcLimits.OF_CONNECTION),
                Rpc.get(Query.of(Filter.xpath("/a", Map.of("p=\"\"/><a b", "urn:a")))))) {
            assertThatThrownBy(() -> Operation.of("R1/nc", rpc, LIMITS))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageStartingWith("R1/nc: ");
        }
        assertThat(Operation.of("R1/nc", Rpc.cancelCommit("</persist-id>]]>]]>"), LIMITS)
                        .xml())
                .isEqualTo("<cancel-commit><persist-id>&lt;/persist-id&gt;]]&gt;]]&gt;</persist-id></cancel-commit>");
    }

    @Test
    void aRequestHasTheLimitsOfItsConnectionButForItsOwn() {
        assertThat(Operation.of("R1/nc", Rpc.get(Query.ALL), LIMITS).limits()).isEqualTo(LIMITS);
        Rpc own = Rpc.get(Query.ALL)
                .timeout(Duration.ofHours(1))
                .maxAnswer(1L << 40)
                .maxDepth(3);
        assertThat(Operation.of("R1/nc", own, LIMITS).limits()).isEqualTo(new Limits(Duration.ofHours(1), 1L << 40, 3));
    }

    @Test
    void noSecretIsShown() {
        ConfigText config = ConfigText.of("<user><password>hunter2</password></user>");
        ConfigUrl url = ConfigUrl.of("ftp://bob:hunter2@192.0.2.1/x");
        for (Object shown : List.of(
                config,
                url,
                Rpc.editConfig(Datastore.RUNNING, config, EditOptions.DEFAULTS),
                Rpc.editConfig(Datastore.RUNNING, url, EditOptions.DEFAULTS).parameters(),
                Rpc.copyConfig(url, Datastore.STARTUP),
                Rpc.copyConfig(config, url).parameters(),
                Rpc.of("<a>hunter2</a>"),
                Rpc.of("<a>hunter2</a>").parameters(),
                CommitOptions.PLAIN.persist("hunter2"),
                Rpc.commit(CommitOptions.PLAIN.persist("hunter2")).parameters())) {
            assertThat(shown.toString()).doesNotContain("hunter2");
        }
        assertThat(Rpc.copyConfig(url, Datastore.STARTUP))
                .hasToString("copy-config target startup source ftp://bob:***@192.0.2.1/x");
    }
}
