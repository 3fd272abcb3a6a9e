// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read: filters, defaults, what the server knows of itself, NMDA, actions and operations of the device's own. */
class NetconfDataTest {

    private static final String TOP = "http://example.com/schema/1.2/config";
    private static final String ORIGIN = "urn:ietf:params:xml:ns:yang:ietf-origin";
    private static final String NMDA = "urn:ietf:params:xml:ns:yang:ietf-netconf-nmda";

    @TempDir
    Path folder;

    private NetconfLab lab;
    private NetconfUser user;

    @BeforeEach
    void connect() throws Exception {
        lab = new NetconfLab(folder);
        user = NetconfUser.connect(lab.start(), true);
    }

    @AfterEach
    void stop() throws Exception {
        user.close();
        lab.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            /t:top/t:interface[t:name='Ethernet0/1']/t:mtu | <interface><name>Ethernet0/1</name><mtu>9000</mtu></interface> | 192.0.2.4
            //t:prefix-length[. = 24]                      | <address><name>192.0.2.4</name><prefix-length>24</prefix-length></address> | Ethernet0/1
            /t:top/t:interface[t:mtu > 2000]               | <mtu>9000</mtu> | Ethernet0/0
            /*                                             | Ethernet0/1 | rpc-error
            """)
    void anXPathSelectsWithTheKeysThatLeadThere(String select, String selected, String notSelected) throws Exception {
        assertThat(xpath(select)).contains(selected).doesNotContain(notSelected);
    }

    @Test
    void anXPathThatSelectsNothingOrNoNodesIsSaid() throws Exception {
        assertThat(xpath("/t:top/t:none")).contains("<data></data>");
        assertThat(xpath("count(//t:mtu)")).contains("<error-tag>invalid-value</error-tag>");
        assertThat(xpath("/t:top[")).contains("<error-tag>invalid-value</error-tag>");
        assertThat(user.ask("<get><filter type=\"xpath\"/></get>"))
                .contains("<error-tag>missing-attribute</error-tag>", "<bad-attribute>select</bad-attribute>");
        try (NetconfUser other = NetconfUser.connect(lab.startWithout("xpath"), true)) {
            assertThat(other.ask("<get><filter type=\"xpath\" select=\"/*\"/></get>"))
                    .contains("<error-tag>bad-attribute</error-tag>");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "explicit, true, false, 0",
        "report-all, true, true, 0",
        "trim, false, false, 0",
        "report-all-tagged, true, true, 2",
    })
    void defaultsAreSaidAsTheModeWantsIt(String mode, boolean set, boolean unset, int marks) throws Exception {
        String reply = user.ask("<get-config><source><running/></source><with-defaults "
                + "xmlns=\"urn:ietf:params:xml:ns:yang:ietf-netconf-with-defaults\">" + mode
                + "</with-defaults></get-config>");

        assertThat(reply.contains("<mtu>1500</mtu>")).isEqualTo(set);
        assertThat(reply.contains(">true</enabled>")).isEqualTo(unset);
        assertThat(reply.split("wd:default=\"true\"", -1)).hasSize(marks + 1);
    }

    @Test
    void aModeThatTheDeviceDoesNotHaveIsRefused() throws Exception {
        assertThat(user.ask("<get><with-defaults>all</with-defaults></get>"))
                .contains("<error-tag>invalid-value</error-tag>", "explicit, report-all, report-all-tagged, trim");
    }

    @Test
    void theServerKnowsItself() throws Exception {
        user.ask("<lock><target><candidate/></target></lock>");
        String state = user.ask("<get><filter><netconf-state "
                + "xmlns=\"urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring\"/></filter></get>");
        assertThat(state)
                .contains("<capability>urn:ietf:params:netconf:base:1.1</capability>")
                .contains("<datastore><name>running</name></datastore>")
                .contains("<name>candidate</name><locks><global-lock><locked-by-session>1</locked-by-session>")
                .contains("<identifier>example-stats</identifier><version>2011-06-01</version><format>yang</format>")
                .contains("<identifier>example-config</identifier><version>2011-06-01</version>")
                .contains("<session><session-id>1</session-id><transport>netconf-ssh</transport><username>admin")
                .contains("<source-host>127.0.0.1</source-host>", "<in-rpcs>2</in-rpcs>");
        assertThat(user.ask("<get><filter><yang-library "
                        + "xmlns=\"urn:ietf:params:xml:ns:yang:ietf-yang-library\"/></filter></get>"))
                .contains("<module><name>example-config</name><revision>2011-06-01</revision><namespace>" + TOP)
                .contains("ds:operational</name><schema>all</schema>");
    }

    @Test
    void schemasAreGivenByNameAndVersion() throws Exception {
        assertThat(schema("example-stats", "")).contains(">module example-stats { }</data>");
        assertThat(schema("example-config", ""))
                .contains("module example-config {", "namespace &quot;" + TOP, "revision 2011-06-01;");
        assertThat(schema("example-old", "<version>2002-02-02</version>")).contains("/* 2 */");
        assertThat(schema("example-old", ""))
                .contains("<error-tag>operation-failed</error-tag>", "<error-app-tag>data-not-unique</error-app-tag>");
        assertThat(schema("example-none", "")).contains("<error-tag>invalid-value</error-tag>");
        assertThat(schema("example-stats", "<format>yin</format>")).contains("<error-tag>invalid-value</error-tag>");
    }

    @Test
    void everyDatastoreIsReadAndThoseOfTheUserAreChanged() throws Exception {
        assertThat(data("operational", "")).contains("Ethernet0/0", ">17</uptime>");
        assertThat(data("operational", "<config-filter>true</config-filter>"))
                .contains("Ethernet0/0")
                .doesNotContain("17");
        assertThat(data("operational", "<config-filter>false</config-filter>"))
                .contains("17")
                .doesNotContain("Ethernet");
        assertThat(data("operational", "<with-origin/>"))
                .contains("or:origin=\"or:intended\"", "xmlns:or=\"urn:ietf:params:xml:ns:yang:ietf-origin\"");
        assertThat(data("operational", "<origin-filter xmlns:or=\"" + ORIGIN + "\">or:learned</origin-filter>"))
                .contains("17")
                .doesNotContain("Ethernet");
        assertThat(data("operational", "<origin-filter>learned</origin-filter><origin-filter>intended</origin-filter>"))
                .contains("17", "Ethernet");
        assertThat(data("operational", "<negated-origin-filter>intended</negated-origin-filter>"))
                .doesNotContain("Ethernet");
        assertThat(data("operational", "<origin-filter>nowhere</origin-filter>"))
                .contains("<error-tag>invalid-value</error-tag>", "nowhere");
        assertThat(data("running", "<origin-filter>intended</origin-filter>"))
                .contains("<error-tag>bad-element</error-tag>", "only data of operational have an origin");
        assertThat(data("intended", "<max-depth>2</max-depth>"))
                .contains("<top xmlns=\"" + TOP + "\"><interface/><interface/></top>");
        assertThat(data(
                        "running",
                        "<subtree-filter><top xmlns=\"" + TOP + "\"><interface><mtu/></interface></top>"
                                + "</subtree-filter>"))
                .startsWith("<rpc-reply xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\" message-id=")
                .contains("<data xmlns=\"" + NMDA + "\"><top xmlns=\"" + TOP + "\"><interface><mtu>1500</mtu>");
        assertThat(data("running", "<xpath-filter xmlns:t=\"" + TOP + "\">//t:mtu[.=9000]</xpath-filter>"))
                .contains("Ethernet0/1")
                .doesNotContain("Ethernet0/0");

        assertThat(editData("candidate")).contains("<ok/>");
        assertThat(data("candidate", "")).contains("Ethernet0/5");
        assertThat(editData("operational")).contains("<error-tag>invalid-value</error-tag>");
        assertThat(data("attic", "")).contains("<error-tag>invalid-value</error-tag>");
    }

    @Test
    void operationsOfItsOwnAreAnsweredAsDescribed() throws Exception {
        String ping = " xmlns=\"http://example.com/ping\"/>";
        assertThat(user.ask("<ping" + ping)).contains("<round-trip xmlns=\"http://example.com/ping\">3</round-trip>");
        assertThat(user.ask("<reload" + ping))
                .contains("<rpc-error><error-type>application</error-type><error-tag>access-denied</error-tag>"
                        + "<error-severity>error</error-severity><error-app-tag>not-now</error-app-tag>"
                        + "<error-path>/top</error-path><error-message xml:lang=\"en\">Busy</error-message>"
                        + "<error-info><by>7</by></error-info></rpc-error>");
        assertThat(user.ask("<ping xmlns=\"urn:other\"/>")).contains("<error-tag>operation-not-supported</error-tag>");
    }

    @Test
    void anActionIsDoneWithANodeThatThereIs() throws Exception {
        String action = "<action xmlns=\"urn:ietf:params:xml:ns:yang:1\"><top xmlns=\"" + TOP
                + "\"><interface><name>%s</name><%s/></interface></top></action>";
        assertThat(user.ask(action.formatted("Ethernet0/0", "reset"))).contains(">now</at>");
        assertThat(user.ask(action.formatted("Ethernet0/7", "reset"))).contains("<error-tag>data-missing</error-tag>");
        assertThat(user.ask(action.formatted("Ethernet0/0", "burn")))
                .contains("<error-tag>unknown-element</error-tag>");
    }

    private String xpath(String select) throws Exception {
        return user.ask("<get-config><source><running/></source><filter type=\"xpath\" xmlns:t=\"" + TOP
                + "\" select=\"" + select + "\"/></get-config>");
    }

    private String schema(String name, String more) throws Exception {
        return user.ask("<get-schema xmlns=\"urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring\"><identifier>" + name
                + "</identifier>" + more + "</get-schema>");
    }

    private String data(String store, String more) throws Exception {
        return user.ask("<get-data xmlns=\"" + NMDA + "\" xmlns:ds=\"urn:ietf:params:xml:ns:yang:ietf-datastores\">"
                + "<datastore>ds:" + store + "</datastore>" + more + "</get-data>");
    }

    private String editData(String store) throws Exception {
        return user.ask("<edit-data xmlns=\"" + NMDA + "\" xmlns:ds=\"urn:ietf:params:xml:ns:yang:ietf-datastores\">"
                + "<datastore>ds:" + store + "</datastore><config><top xmlns=\"" + TOP
                + "\"><interface><name>Ethernet0/5</name></interface></top></config></edit-data>");
    }
}
