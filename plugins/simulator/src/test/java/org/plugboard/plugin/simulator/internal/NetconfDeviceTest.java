// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.spi.SimulatedDevice;

class NetconfDeviceTest {

    private static final String NATIVE = "<native xmlns=\"http://cisco.com/ns/yang/Cisco-IOS-XE-native\">";
    private static final String HOSTNAME = "<filter type=\"subtree\">" + NATIVE + "<hostname/></native></filter>";

    private final Simulator simulator = new Simulator();
    private final SimulatedDevice router = simulator.start("iosxe", "phoenix");
    private NetconfUser user;

    @BeforeEach
    void connect() throws Exception {
        user = NetconfUser.connect(router, true);
    }

    @AfterEach
    void stop() throws Exception {
        user.close();
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh", "netconf"})
    void theSubsystemIsOnThePortOfSshToo(String protocol) throws Exception {
        try (SshUser other = SshUser.netconf(router, protocol)) {
            assertThat(other.readTo("]]>]]>"))
                    .contains("<capability>urn:ietf:params:netconf:base:1.0</capability>")
                    .contains("<capability>urn:ietf:params:netconf:base:1.1</capability>")
                    .containsPattern("<session-id>\\d+</session-id></hello>]]>]]>$");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void getConfigGivesWhatTheFilterSelects(boolean chunked) throws Exception {
        try (NetconfUser other = NetconfUser.connect(router, chunked)) {
            assertThat(other.ask("<get-config><source><running/></source>" + HOSTNAME + "</get-config>"))
                    .isEqualTo("<rpc-reply xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\" message-id=\"1\"><data>"
                            + NATIVE + "<hostname>phoenix</hostname></native></data></rpc-reply>");
        }
    }

    @Test
    void aValueInTheFilterSelectsTheEntryOfAList() throws Exception {
        assertThat(user.ask("<get><filter><interfaces xmlns=\"urn:ietf:params:xml:ns:yang:ietf-interfaces\"><interface>"
                        + "<name>GigabitEthernet1</name><description/></interface></interfaces></filter></get>"))
                .contains("<interface><name>GigabitEthernet1</name><description>uplink</description></interface>")
                .doesNotContain("GigabitEthernet2", "enabled", "oper-status");
    }

    @Test
    void getGivesStateAlsoAndGetConfigDoesNot() throws Exception {
        assertThat(user.ask("<get/>")).contains("<oper-status>up</oper-status>", "<hostname>phoenix</hostname>");
        assertThat(user.ask("<get-config><source><running/></source></get-config>"))
                .contains("<hostname>phoenix</hostname>")
                .doesNotContain("oper-status");
    }

    @Test
    void theCandidateIsChangedCommittedAndDiscarded() throws Exception {
        edit("candidate", "", "<hostname>ash</hostname>");
        assertThat(hostname("candidate")).contains("ash");
        assertThat(hostname("running")).contains("phoenix");
        assertThat(user.ask("<validate><source><candidate/></source></validate>"))
                .contains("<ok/>");
        assertThat(user.ask("<commit/>")).contains("<ok/>");
        assertThat(hostname("running")).contains("ash").doesNotContain("phoenix");

        edit("candidate", "", "<hostname>dust</hostname>");
        assertThat(user.ask("<discard-changes/>")).contains("<ok/>");
        assertThat(hostname("candidate")).contains("ash");
    }

    @Test
    void entriesAreMergedReplacedCreatedAndDeleted() throws Exception {
        interfaces("<interface><name>GigabitEthernet1</name><enabled>false</enabled></interface>");
        assertThat(interfaces())
                .contains("<name>GigabitEthernet1</name><description>uplink</description><enabled>false</enabled>")
                .contains("<name>GigabitEthernet2</name><enabled>true</enabled>");

        interfaces("<interface nc:operation=\"replace\"><name>GigabitEthernet1</name></interface>");
        assertThat(interfaces()).contains("<interface><name>GigabitEthernet1</name></interface>");

        interfaces("<interface nc:operation=\"delete\"><name>GigabitEthernet1</name></interface>");
        assertThat(interfaces()).doesNotContain("GigabitEthernet1").contains("GigabitEthernet2");

        assertThat(interfaces("<interface nc:operation=\"delete\"><name>GigabitEthernet1</name></interface>"))
                .contains("<error-tag>data-missing</error-tag>");
        assertThat(interfaces("<interface nc:operation=\"create\"><name>GigabitEthernet2</name></interface>"))
                .contains("<error-tag>data-exists</error-tag>");
        assertThat(interfaces("<interface nc:operation=\"spoil\"><name>GigabitEthernet2</name></interface>"))
                .contains("<error-tag>bad-attribute</error-tag>");
    }

    @Test
    void aLockKeepsOthersOutUntilItsSessionIsGone() throws Exception {
        try (NetconfUser other = NetconfUser.connect(router, true)) {
            assertThat(other.ask("<lock><target><running/></target></lock>")).contains("<ok/>");
            assertThat(user.ask("<lock><target><running/></target></lock>"))
                    .contains("<error-tag>lock-denied</error-tag>", "<error-info><session-id>");
            assertThat(edit("running", "", "<hostname>ash</hostname>")).contains("<error-tag>in-use</error-tag>");
            assertThat(user.ask("<unlock><target><running/></target></unlock>"))
                    .contains("<error-tag>operation-failed</error-tag>");
            assertThat(other.ask("<close-session/>")).contains("<ok/>");
            assertThat(other.bytes().readAll()).isEmpty();
        }
        assertThat(user.ask("<lock><target><running/></target></lock>")).contains("<ok/>");
        assertThat(user.ask("<unlock><target><running/></target></unlock>")).contains("<ok/>");
    }

    @Test
    void manyRequestsAtOnceAreAnsweredInTheirOrder() throws Exception {
        for (int i = 0; i < 200; i++) {
            user.send("<get/>");
        }
        for (int i = 1; i <= 200; i++) {
            assertThat(user.reply()).contains("message-id=\"" + i + "\"");
        }
    }

    @Test
    void whatIsUnknownOrWrongIsSaid() throws Exception {
        assertThat(user.ask("<reboot xmlns=\"urn:x\"/>"))
                .contains("<error-tag>operation-not-supported</error-tag>", "<error-severity>error</error-severity>");
        assertThat(user.ask("<get-config><source><attic/></source></get-config>"))
                .contains("<error-tag>invalid-value</error-tag>");
        assertThat(user.ask("<get-config/>")).contains("<error-tag>missing-element</error-tag>");
        assertThat(user.ask("<get><filter type=\"regex\" select=\"/\"/></get>"))
                .contains("<error-tag>bad-attribute</error-tag>");
        user.frame("<rpc xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\"><get/></rpc>");
        assertThat(user.reply()).contains("<error-tag>missing-attribute</error-tag>");
        user.frame("<rpc><unfinished>");
        assertThat(user.reply()).contains("<error-tag>malformed-message</error-tag>");
        user.frame("<!DOCTYPE rpc [<!ENTITY a \"b\">]><rpc message-id=\"1\">&a;</rpc>");
        assertThat(user.reply()).contains("<error-tag>malformed-message</error-tag>");
        user.frame("<a>".repeat(1000) + "</a>".repeat(1000));
        assertThat(user.reply()).contains("<error-tag>malformed-message</error-tag>");
        assertThat(user.ask("<get/>")).contains("phoenix");
    }

    /** Of JDK 25 where nobody sets it. */
    @Test
    void theLimitsThatAJdkHasByItselfDoNotHold() throws Exception {
        System.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "100000");
        try {
            assertThat(user.ask("<edit-config><target><candidate/></target><config>" + NATIVE + "<hostname>"
                            + "&amp;".repeat(100_001) + "</hostname></native></config></edit-config>"))
                    .contains("<ok/>");
        } finally {
            System.clearProperty("jdk.xml.maxGeneralEntitySizeLimit");
        }
    }

    @Test
    void attributesOfARequestComeBackWithItsReply() throws Exception {
        user.frame("<nc:rpc xmlns:nc=\"urn:ietf:params:xml:ns:netconf:base:1.0\" message-id=\"a&lt;b\""
                + " xmlns:ex=\"urn:x\" ex:user=\"fred\"><nc:get/></nc:rpc>");

        assertThat(user.reply())
                .contains("message-id=\"a&lt;b\"", "xmlns:ex=\"urn:x\"", "ex:user=\"fred\"")
                .contains("phoenix");
    }

    @Test
    void aFrameThatIsNoneEndsTheSession() throws Exception {
        user.bytes().send("\n#nonsense\n");

        assertThat(user.bytes().readAll()).isEmpty();
    }

    private String edit(String store, String attributes, String content) throws Exception {
        return user.ask("<edit-config><target><" + store + "/></target><config" + attributes + ">" + NATIVE + content
                + "</native></config></edit-config>");
    }

    private String hostname(String store) throws Exception {
        return user.ask("<get-config><source><" + store + "/></source>" + HOSTNAME + "</get-config>");
    }

    private String interfaces(String content) throws Exception {
        return user.ask("<edit-config><target><running/></target>"
                + "<config xmlns:nc=\"urn:ietf:params:xml:ns:netconf:base:1.0\">"
                + "<interfaces xmlns=\"urn:ietf:params:xml:ns:yang:ietf-interfaces\">" + content
                + "</interfaces></config></edit-config>");
    }

    private String interfaces() throws Exception {
        return user.ask("<get-config><source><running/></source><filter>"
                + "<interfaces xmlns=\"urn:ietf:params:xml:ns:yang:ietf-interfaces\"/></filter></get-config>");
    }
}
