// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.device.Asker;

class CredentialRequestTest {

    private static CredentialRequest with(Map<String, Object> arguments) {
        return new CredentialRequest("R1", "default", arguments, Asker.NOBODY);
    }

    @Test
    void itsArgumentsAreThoseOfTheFileInTheirOrderAndStaySo() {
        List<String> names = List.of("username", "file", "entry", "key_variable", "key_file", "field", "password");
        Map<String, Object> file = new LinkedHashMap<>();
        names.forEach(name -> file.put(name, "value"));
        CredentialRequest request = with(file);
        file.clear();
        assertThat(request.arguments().keySet()).containsExactlyElementsOf(names);
        assertThatThrownBy(() -> request.arguments().put("x", "y")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @Tag("semantics-119")
    void itPrintsNoArgument() {
        assertThat(with(Map.of("command", "vault login hunter2"))).hasToString("credential default of R1");
    }
}
