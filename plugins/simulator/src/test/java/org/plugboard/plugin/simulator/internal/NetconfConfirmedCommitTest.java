// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.spi.SimulatedDevice;

/** Commits that have to be confirmed (RFC 6241, section 8.4). */
class NetconfConfirmedCommitTest {

    @TempDir
    Path folder;

    private NetconfLab lab;
    private SimulatedDevice device;
    private NetconfUser user;

    @BeforeEach
    void connect() throws Exception {
        lab = new NetconfLab(folder);
        device = lab.start();
        user = NetconfUser.connect(device, true);
    }

    @AfterEach
    void stop() throws Exception {
        user.close();
        lab.close();
    }

    @Test
    void whatIsConfirmedStays() throws Exception {
        change("42");
        assertThat(user.ask("<commit><confirmed/><confirm-timeout>60</confirm-timeout></commit>"))
                .contains("<ok/>");
        assertThat(running()).contains("<mtu>42</mtu>");
        assertThat(user.ask("<commit/>")).contains("<ok/>");
        assertThat(user.ask("<cancel-commit/>")).contains("<error-tag>operation-failed</error-tag>");
        assertThat(running()).contains("<mtu>42</mtu>");
    }

    @Test
    void whatIsNotConfirmedInTimeIsTakenBackAsItWasBeforeTheFirst() throws Exception {
        user.ask("<create-subscription xmlns=\"urn:ietf:params:xml:ns:netconf:notification:1.0\">"
                + "<filter><netconf-confirmed-commit xmlns=\"urn:ietf:params:xml:ns:yang:ietf-netconf-notifications\"/>"
                + "</filter></create-subscription>");
        change("42");
        user.send("<commit><confirmed/></commit>");
        assertThat(user.reply() + user.reply()).contains("<ok/>", "<confirm-event>start</confirm-event>");
        change("43");
        user.send("<commit><confirmed/><confirm-timeout>1</confirm-timeout></commit>");
        assertThat(user.reply() + user.reply())
                .contains("<ok/>", "<confirm-event>extend</confirm-event><timeout>1</timeout>");

        assertThat(user.reply()).contains("<notification ", "<confirm-event>timeout</confirm-event>");
        assertThat(running()).contains("<mtu>1500</mtu>").doesNotContain("<mtu>4");
    }

    @Test
    void whatIsNotConfirmedIsTakenBackWithItsSession() throws Exception {
        change("42");
        user.ask("<commit><confirmed/></commit>");
        try (NetconfUser other = NetconfUser.connect(device, true)) {
            assertThat(other.ask("<commit/>")).contains("<error-tag>in-use</error-tag>", "<session-id>1</session-id>");
            assertThat(other.ask("<lock><target><running/></target></lock>"))
                    .contains("<error-tag>lock-denied</error-tag>")
                    .contains("<error-app-tag>outstanding-confirmed-commit</error-app-tag>");
            assertThat(user.ask("<close-session/>")).contains("<ok/>");
            assertThat(running(other)).contains("<mtu>1500</mtu>").doesNotContain("<mtu>42</mtu>");
        }
    }

    @Test
    void whatPersistsIsConfirmedOrCancelledByAnySession() throws Exception {
        change("42");
        user.ask("<commit><confirmed/><persist>IQ,d4668</persist></commit>");
        user.ask("<close-session/>");
        try (NetconfUser other = NetconfUser.connect(device, true)) {
            assertThat(running(other)).contains("<mtu>42</mtu>");
            assertThat(other.ask("<commit><persist-id>wrong</persist-id></commit>"))
                    .contains("<error-tag>invalid-value</error-tag>");
            assertThat(other.ask("<cancel-commit><persist-id>wrong</persist-id></cancel-commit>"))
                    .contains("<error-tag>invalid-value</error-tag>");
            assertThat(other.ask("<cancel-commit><persist-id>IQ,d4668</persist-id></cancel-commit>"))
                    .contains("<ok/>");
            assertThat(running(other)).doesNotContain("<mtu>42</mtu>");
        }
    }

    @Test
    void whoDoesNotSayThatItCanRefusesIt() throws Exception {
        try (NetconfUser other = NetconfUser.connect(lab.startWithout("confirmed-commit"), true)) {
            assertThat(other.ask("<commit><confirmed/></commit>"))
                    .contains("<error-tag>bad-element</error-tag>", "<bad-element>confirmed</bad-element>");
            assertThat(other.ask("<cancel-commit/>")).contains("<error-tag>operation-not-supported</error-tag>");
        }
    }

    private void change(String mtu) throws Exception {
        assertThat(user.ask("<edit-config><target><candidate/></target><config>"
                        + "<top xmlns=\"http://example.com/schema/1.2/config\"><interface><name>Ethernet0/0</name><mtu>"
                        + mtu + "</mtu></interface></top></config></edit-config>"))
                .contains("<ok/>");
    }

    private String running() throws Exception {
        return running(user);
    }

    private static String running(NetconfUser who) throws Exception {
        return who.ask("<get-config><source><running/></source></get-config>");
    }
}
