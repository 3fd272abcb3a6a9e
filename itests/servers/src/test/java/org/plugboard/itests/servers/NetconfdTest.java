// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.netconf.Netconf;

/** netconfd behind OpenSSH, as the fixture starts it: base:1.1. */
class NetconfdTest extends NetconfContract {

    @Override
    DeviceFacts facts() {
        Servers servers = Servers.needed();
        return facts(Credentials.of(Credential.of(servers.text("bash.user"), servers.text("bash.password"))));
    }

    private static DeviceFacts facts(Credentials credentials) {
        Servers servers = Servers.needed();
        Map<String, Object> path = Map.of(
                "protocol", "netconf",
                "ip", "127.0.0.1",
                "port", servers.number("netconf.port"),
                "known_hosts", servers.text("ssh.known_hosts"),
                "host_keys", "strict");
        return DeviceFacts.named("device")
                .path(Path.of("nc", path))
                .credentials(credentials)
                .build();
    }

    @Override
    boolean hasChunks() {
        return true;
    }

    @Test
    @Tag("semantics-150")
    void theCredentialNetconfGoesBeforeTheDefault() {
        Servers servers = Servers.needed();
        Credential wrong = Credential.of(servers.text("bash.user"), "not the password");
        Credential right = Credential.of(servers.text("bash.user"), servers.text("bash.password"));
        Device both = plugboard.device(facts(new Credentials(Map.of("default", wrong, "netconf", right), null)));
        assertThat(both.connect().as(Netconf.class).sessionId()).isPositive();
        Device turned = plugboard.device(facts(new Credentials(Map.of("default", right, "netconf", wrong), null)));
        assertThat(catchThrowableOfType(AuthenticationException.class, turned::connect))
                .isNotNull();
    }
}
