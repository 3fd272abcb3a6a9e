// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Secret;

/** Reads a {@code credentials} block of any level (semantics 114–118). */
final class CredentialsReader {

    private final Report report;

    CredentialsReader(Report report) {
        this.report = report;
    }

    /** The credentials of the block inside those of the level around it; {@code outer} if it has none. */
    Credentials read(@Nullable Item block, Credentials outer) {
        Map<String, Credential> own = own(block);
        return own.isEmpty() ? outer : new Credentials(own, outer);
    }

    /** The credentials of the block itself. */
    Map<String, Credential> own(@Nullable Item block) {
        Map<String, Credential> own = new LinkedHashMap<>();
        Blocks.block(block, report)
                .forEach((name, item) -> report.check(() -> {
                    Map<String, Item> fields = item.block();
                    requireSingleValues(fields);
                    own.put(name, new Credential(fields(fields)));
                }));
        return own;
    }

    /** What a credential source is told may have any form. */
    private void requireSingleValues(Map<String, Item> fields) {
        if (!fields.containsKey("source")) {
            fields.forEach((name, field) -> {
                if (Keys.CREDENTIAL.knows(name)) {
                    report.or(Optional.<String>empty(), field::text);
                }
            });
        }
    }

    /** Single values are taken as they are written: the password {@code 0123} is not the number 83. */
    static Map<String, Object> fields(Map<String, Item> block) {
        boolean fromSource = block.containsKey("source");
        Map<String, Object> fields = new LinkedHashMap<>();
        block.forEach((name, item) -> {
            if (!item.isEmpty()) {
                boolean secret = fromSource ? SecretNames.isPassword(name) : SecretNames.isSecret(name);
                // A user is asked for as a text, wherever its name came from.
                fields.put(name, field(item, secret || (SecretMarks.isMarked(item) && !name.equals("username"))));
            }
        });
        return fields;
    }

    private static Object field(Item item, boolean secret) {
        if (!(item.content() instanceof Scalar scalar) || scalar.value() instanceof Secret) {
            return Objects.requireNonNull(item.plain());
        }
        return secret ? Secret.of(scalar.written()) : scalar.written();
    }
}
