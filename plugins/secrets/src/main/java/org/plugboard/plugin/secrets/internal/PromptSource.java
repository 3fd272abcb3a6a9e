// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.plugboard.connection.ConnectionException;
import org.plugboard.spi.CredentialRequest;
import org.plugboard.spi.CredentialSource;
import org.plugboard.spi.CredentialSourceName;
import org.plugboard.spi.Deadline;

/**
 * Asks whoever loaded the testbed, when a connection logs in: for those of {@code ask} (else {@code username} and {@code password}) that do
 * not stand in the file. All but the user's name is hidden while it is typed. Blocks for the answers. Thread-safe.
 */
@Component(service = CredentialSource.class)
@CredentialSourceName(PromptSource.NAME)
public final class PromptSource implements CredentialSource {

    static final String NAME = "prompt";
    private static final String ASK = "ask";
    private static final List<String> USUAL = List.of("username", "password");

    /** Asks through the request. */
    @Activate
    public PromptSource() {}

    @Override
    public Map<String, Object> fetch(CredentialRequest request, Deadline deadline) {
        SourceArguments arguments = new SourceArguments(request, ASK);
        List<String> wanted = arguments.list(ASK).orElseGet(() -> arguments
                .text(ASK)
                .map(text -> List.of(text.split("[,\\s]+")))
                .orElse(USUAL));
        Map<String, Object> fields = new LinkedHashMap<>();
        wanted.stream().filter(field -> !arguments.has(field)).forEach(field -> {
            String question = "%s: %s of credential %s: ".formatted(request.device(), field, request.credential());
            fields.put(field, LoginText.value(field, answer(request, field, question)));
        });
        return fields;
    }

    private static String answer(CredentialRequest request, String field, String question) {
        Optional<String> answer;
        try {
            answer = request.asker().ask(question, !field.equals("username"));
        } catch (ConnectionException e) {
            throw new IllegalStateException(field + " cannot be asked for: " + e.getMessage(), e);
        }
        return answer.orElseThrow(() -> nobody(field));
    }

    private static IllegalStateException nobody(String field) {
        return new IllegalStateException("nobody is there to be asked for " + field
                + "; load the testbed at a terminal, or take another source");
    }
}
