// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a shell offers for the next word of a line is what the device can do. */
final class LinesTest {

    private static final String CAPABILITY = "urn:ietf:params:netconf:capability:";

    private static List<String> after(Peer peer, String line) {
        return peer.session.completions(line.isEmpty() ? List.of() : Arrays.asList(line.split(" ", -1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get-config|running,candidate,startup",
                "getConfig|running,candidate,startup",
                "get-config running|with-defaults",
                "get-config running with-defaults|report-all,report-all-tagged,trim,explicit",
                "get-data|running,candidate,startup,intended,operational",
                "edit-config candidate error-option|stop-on-error,continue-on-error,rollback-on-error",
                "edit-config candidate test-option set|default-operation,error-option",
                "copy-config running|running,candidate,startup",
                "copy-config running startup|with-defaults",
                "diff running|running,candidate,startup,intended,operational",
                "lock|running,candidate,startup",
                "validate|running,candidate,startup,intended",
                "get-data operational negated-origin|intended,dynamic,system,learned,default,unknown",
                "commit|confirmed,persist,persist-id",
                "commit confirmed 120 persist abc|persist-id",
                "lock running|''",
                "nonsense|''",
                "get-schema|ietf-netconf-monitoring",
                "edit-config|running,candidate",
                "save f.xml get-config|running,candidate,startup"
            })
    void aDeviceThatCanEverythingIsOfferedEverything(String line, String words) {
        assertThat(after(Peer.connected(), line))
                .containsExactly(words.isEmpty() ? new String[0] : words.split(",", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get-config|running",
                "get-config running|''",
                "lock|running",
                "edit-config|running",
                "edit-config running|default-operation,error-option",
                "edit-config running error-option|stop-on-error,continue-on-error",
                "copy-config running|running",
                "copy-config running running|''",
                "diff|running",
                "validate|''"
            })
    void aDeviceThatCanLittleIsOfferedLittle(String line, String words) {
        Peer peer = Peer.connectedWith(CAPABILITY + "writable-running:1.0");
        assertThat(after(peer, line)).containsExactly(words.isEmpty() ? new String[0] : words.split(",", -1));
    }

    @Test
    void onlyOperationsThatTheDeviceKnowsAreOffered() {
        assertThat(after(Peer.connectedWith(), ""))
                .contains("get", "get-config", "edit", "lock", "diff", "capabilities", "kill-session")
                .doesNotContain("commit", "discard-changes", "validate", "get-data", "partial-lock", "get-schema");
        assertThat(after(Peer.connected(), ""))
                .contains("commit", "validate", "get-data", "partial-lock", "get-schema");
    }

    @Test
    void capabilitiesAreOfferedBehindSupports() {
        assertThat(after(Peer.connectedWith(CAPABILITY + "url:1.0?scheme=file", "urn:m?module=m"), "supports"))
                .containsExactly(":url:1.0");
        assertThat(after(Peer.connectedWith("urn:m?module=m&revision=2020-01-01"), "supports"))
                .isEmpty();
    }

    @Test
    void beforeItIsConnectedNothingIsKnown() {
        assertThat(after(Peer.silent(), "")).isEmpty();
    }
}
