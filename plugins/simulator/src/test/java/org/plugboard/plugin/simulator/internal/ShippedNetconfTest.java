// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has none but the shipped devices can try all of NETCONF on them. */
class ShippedNetconfTest {

    private final Simulator simulator = new Simulator();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iosxe", "nxos", "junos"})
    void eachHasCandidateStartupSchemasAndNotifications(String platform) throws Exception {
        try (NetconfUser user = NetconfUser.connect(simulator.start(platform, "R1"), true)) {
            assertThat(user.ask("<edit-config><target><candidate/></target><url>file:///day0.xml</url></edit-config>"))
                    .contains("<ok/>");
            assertThat(user.ask("<commit><confirmed/></commit>")).contains("<ok/>");
            assertThat(user.ask("<cancel-commit/>")).contains("<ok/>");
            assertThat(user.ask("<copy-config><target><startup/></target><source><candidate/></source></copy-config>"))
                    .contains("<ok/>");
            assertThat(user.ask("<get-config><source><startup/></source></get-config>"))
                    .contains(">day0<")
                    .doesNotContain(">R1<");
            assertThat(user.ask("<get-config><source><running/></source></get-config>"))
                    .contains(">R1<")
                    .doesNotContain("day0");
            assertThat(user.ask("<get-schema xmlns=\"urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring\">"
                            + "<identifier>plugboard-demo</identifier></get-schema>"))
                    .contains("notification link-change");
            assertThat(user.ask("<create-subscription xmlns=\"urn:ietf:params:xml:ns:netconf:notification:1.0\">"
                            + "<filter><link-change xmlns=\"urn:plugboard:demo\"/></filter></create-subscription>"))
                    .contains("<ok/>");
            user.send("<flap xmlns=\"urn:plugboard:demo\"/>");
            assertThat(user.reply() + user.reply() + user.reply()).contains("<ok/>", "<link-change ", "<number>");
        }
    }
}
