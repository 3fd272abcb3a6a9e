// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.plugboard.device.Secret;
import org.plugboard.spi.CredentialRequest;
import org.plugboard.spi.CredentialSource;
import org.plugboard.spi.CredentialSourceName;
import org.plugboard.spi.Deadline;

/**
 * Credentials in environment variables, read when a connection logs in: {@code variables} maps fields to names of variables.
 * Does not block. Thread-safe.
 */
@Component(service = CredentialSource.class)
@CredentialSourceName(EnvironmentSource.NAME)
public final class EnvironmentSource implements CredentialSource {

    static final String NAME = "environment";
    private static final String VARIABLES = "variables";

    private final UnaryOperator<@Nullable String> environment;

    /** Of the environment of this process. */
    @Activate
    public EnvironmentSource() {
        this(System::getenv);
    }

    EnvironmentSource(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Map<String, Object> fetch(CredentialRequest request, Deadline deadline) {
        Map<?, ?> variables = new SourceArguments(request, VARIABLES).map(VARIABLES);
        if (variables.isEmpty()) {
            throw SourceArguments.missing(VARIABLES, "{username: LAB_USER, password: LAB_PASSWORD}");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        variables.forEach((field, name) -> fields.put(field.toString(), value(field.toString(), name)));
        return fields;
    }

    private Object value(String field, Object name) {
        String value = environment.apply(Texts.revealed(name));
        if (value == null) {
            // Under a field such as password the name is a secret, and may be the password itself by mistake.
            String variable = name instanceof Secret ? "that it names for " + field : name.toString();
            throw new IllegalArgumentException("the environment variable " + variable + " is not set");
        }
        return LoginText.value(field, value);
    }
}
