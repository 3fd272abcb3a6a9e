// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plugboard.spi.Deadline;

class CallersTest {

    /** A name service that knows one name. */
    private static final HostLookup.Resolver NAMES = host -> {
        if (!host.equals("r1.lab")) {
            throw new UnknownHostException(host);
        }
        return InetAddress.getAllByName("192.0.2.7");
    };

    private static boolean includes(String from, String caller) throws Exception {
        InetAddress address = InetAddress.getAllByName(caller)[0];
        return new Callers(List.of(from), NAMES)
                .networks(Deadline.after(Duration.ofSeconds(20))).stream()
                        .anyMatch(network -> network.contains(address));
    }

    @Test
    void anAddressIsItself() throws Exception {
        assertThat(includes("192.0.2.1", "192.0.2.1")).isTrue();
        assertThat(includes("192.0.2.1", "192.0.2.2")).isFalse();
        assertThat(includes("2001:db8::1", "2001:db8:0::1")).isTrue();
        assertThat(includes("0.0.0.1", "::1")).as("addresses of two kinds").isFalse();
    }

    @Test
    void aNetworkIsAllThatBeginsAlike() throws Exception {
        assertThat(includes("192.0.2.0/24", "192.0.2.255")).isTrue();
        assertThat(includes("192.0.2.128/25", "192.0.2.127")).isFalse();
        assertThat(includes("2001:db8::/32", "2001:db8:ffff::1")).isTrue();
        assertThat(includes("2001:db8::/32", "2001:db9::1")).isFalse();
        assertThat(includes("0.0.0.0/0", "203.0.113.9")).isTrue();
    }

    @Test
    void aNameIsWhatTheNameServiceSays() throws Exception {
        assertThat(includes("r1.lab", "192.0.2.7")).isTrue();
        assertThat(includes("r1.lab", "192.0.2.8")).isFalse();
    }

    @Test
    void whatIsNoneOfTheseIsNamed() {
        for (String wrong :
                List.of("r2.lab", "192.0.2.0/33", "2001:db8::/129", "192.0.2.0/x", "lab/24", "192.0.2.0/-1")) {
            assertThatThrownBy(() -> includes(wrong, "192.0.2.1"))
                    .as(wrong)
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessage(wrong);
        }
    }
}
