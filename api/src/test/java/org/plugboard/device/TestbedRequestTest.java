// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a testbed is called in messages. */
class TestbedRequestTest {

    @ParameterizedTest
    @ValueSource(strings = {"devices: {}\n", "devices:\r  R1: {}", " {devices: {R1: {password: hush}}}"})
    void theTextOfATestbedIsNotShown(String text) {
        assertThat(TestbedRequest.of(text).isText()).isTrue();
        assertThat(TestbedRequest.of(text).place()).isEqualTo("inline testbed");
        assertThat(TestbedRequest.of(text)).hasToString("testbed request for inline testbed");
    }

    @ParameterizedTest
    @CsvSource({
        "lab.yaml, lab.yaml",
        "~/lab.yaml, ~/lab.yaml",
        "a@b/lab.yaml, a@b/lab.yaml",
        "https://host/lab.yaml, https://host/lab.yaml",
        "https://user:hush@host:8443/a/lab.yaml?token=hush#x, https://host:8443/a/lab.yaml",
        "https://h_o_s_t/lab.yaml?token=hush, https://h_o_s_t/lab.yaml",
        "netbox://hush@site, netbox://site"
    })
    void anUrlIsShownWithoutWhatMayBeSecretInIt(String location, String shown) {
        assertThat(TestbedRequest.of(location).isText()).isFalse();
        assertThat(TestbedRequest.of(location).place()).isEqualTo(shown);
    }
}
