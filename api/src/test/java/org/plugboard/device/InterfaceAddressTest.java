// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterfaceAddressTest {

    @ParameterizedTest
    @Tag("semantics-84")
    @CsvSource({
        "192.0.2.1/24, 192.0.2.1/24",
        "2001:DB8:0:0:0:0:0:1/64, 2001:db8::1/64",
        "2001:db8:0:1:1:1:1:1/64, 2001:db8:0:1:1:1:1:1/64",
        "2001:0:0:1:0:0:0:1/64, 2001:0:0:1::1/64",
        "2001:db8:0:0:1:0:0:1/64, 2001:db8::1:0:0:1/64",
        "fe80:0:0:0:0:0:0:0/10, fe80::/10",
        "::/0, ::/0",
        "::1, ::1/128"
    })
    void anAddressOfVersion6IsWrittenAsShortAsItsRfcWants(String text, String shortest) {
        assertThat(InterfaceAddress.parse(text)).hasToString(shortest);
    }
}
