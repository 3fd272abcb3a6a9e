// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of the blocks {@code tls} and {@code call_home} of a path. */
class TransportFindingsTest {

    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder);
    }

    private static String text(String path, String defaults) {
        return """
                testbed: {credentials: {default: {username: admin, password: s3cret}}}
                devices:
                  R1:
                    os: x
                    platform: x
                    connections:
                      defaults: {class: unicon.Unicon%s}
                      nc: {ip: r1, %s}
                """
                .formatted(defaults, path);
    }

    @ParameterizedTest
    @Tag("semantics-98")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    protocol: ssh, call_home: {prot: 4}            | unknown key 'prot'               | did you mean 'port'? there are: listen, port, from
                    protocol: ssh, call_home: {from: 10.0.0.0/40}  | this is no network               | such as 192.0.2.0/24
                    protocol: ssh, call_home: {from: [r2, r3/x]}   | this is no network               | such as 192.0.2.0/24
                    protocol: telnet, call_home: true              | telnet cannot wait for a call    | ssh, tls, netconf and tcp can
                    protocol: netconf, transport: tls, tls: {cert: a.pem} | unknown key 'cert'        | there are: ca, certificate,
                    protocol: netconf, transport: tls, tls: {certifcate: a.pem} | unknown key 'certifcate' | did you mean 'certificate'?
                    protocol: netconf, transport: tls, tls: a.pem  | tls is a block                   | it may have: ca, certificate,
                    protocol: netconf, tls: {ca: a.pem}            | nothing reads tls, since the transport is ssh | write `transport: tls` beside it
                    protocol: ssh, tls: {ca: a.pem}                | nothing reads tls, since the transport is ssh | ''
                    """)
    void whatIsRefusedWhenConnectingOrReadByNobodyIsAWarning(String path, String fault, String hint) {
        assertThat(reading.findings(text(path, "")))
                .singleElement()
                .asString()
                .startsWith("lab.yaml:8:")
                .contains(fault)
                .contains(hint);
        assertThat(reading.warnings(text(path, ""))).isEmpty();
    }

    @ParameterizedTest
    @Tag("semantics-98")
    @ValueSource(
            strings = {
                "protocol: ssh, call_home: true",
                "protocol: ssh, call_home: {listen: 192.0.2.1, port: 4000, from: [192.0.2.0/24, r1, '2001:db8::/32']}",
                "protocol: telnet, call_home: false",
                "protocol: netconf, transport: TLS, tls: {ca: [a.pem, b.pem], fingerprint: 'ab:cd', versions: TLSv1.3}",
                "protocol: netconf, transport: tls, tls: {keystore: a, keystore_password: b, truststore: c, truststore_password: d}",
                "protocol: netconf, transport: tls, tls: {certificate: a.pem, key: a.key, key_password: p, server_name: r1, verify: false}"
            })
    void thereIsNothingToSayOfWhatIsRight(String path) {
        assertThat(reading.findings(text(path, ""))).isEmpty();
    }

    /** The plugin that reads them is another one; its README has them in a table. */
    @Test
    void everyKeyThatThePluginTlsReadsIsKnown() throws Exception {
        Path readme = Path.of(System.getProperty("plugboard.root"), "plugins/tls/README.md");
        List<String> keys = Files.readAllLines(readme).stream()
                .dropWhile(line -> !line.startsWith("| in the block `tls`"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .flatMap(line -> Pattern.compile("`([a-z_]+)`")
                        .matcher(line.substring(0, line.indexOf('|', 1)))
                        .results()
                        .map(key -> key.group(1)))
                .toList();
        assertThat(keys).hasSize(12);
        String block = keys.stream().map(key -> key + ": a").collect(Collectors.joining(", "));
        assertThat(reading.findings(text("protocol: netconf, transport: tls, tls: {" + block + "}", "")))
                .isEmpty();
    }

    @Test
    @Tag("semantics-98")
    void theDefaultsAreLookedAtToo() {
        assertThat(reading.findings(text("protocol: netconf, tls: {ca: a.pem}", ", transport: tls")))
                .isEmpty();
        assertThat(reading.findings(text("protocol: netconf", ", transport: tls, tls: {ac: a.pem}")))
                .singleElement()
                .asString()
                .startsWith("lab.yaml:7:")
                .contains("unknown key 'ac'");
    }
}
