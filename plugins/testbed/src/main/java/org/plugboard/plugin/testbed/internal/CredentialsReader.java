// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Secret;

/** Reads a {@code credentials} block of any level. */
final class CredentialsReader {

    private final Report report;

    CredentialsReader(Report report) {
        this.report = report;
    }

    /** The credentials of the block inside those of the level around it; {@code outer} if there is no block. */
    Credentials read(@Nullable Item block, Credentials outer) {
        if (block == null || block.isEmpty()) {
            return outer;
        }
        Map<String, Credential> own = new LinkedHashMap<>();
        report.or(Map.<String, Item>of(), block::block)
                .forEach((name, fields) -> report.check(() -> own.put(name, credential(fields))));
        return new Credentials(own, null).within(outer);
    }

    /** Single values are taken as they are written: the password {@code 0123} is not the number 83. */
    private static Credential credential(Item block) {
        Map<String, Object> fields = new LinkedHashMap<>();
        block.block().forEach((name, item) -> {
            if (!item.isEmpty()) {
                fields.put(name, field(name, item));
            }
        });
        return new Credential(fields);
    }

    /** A password stays secret under a name that is misspelt. */
    private static Object field(String name, Item item) {
        if (!(item.content() instanceof Scalar scalar)) {
            return Objects.requireNonNull(item.plain());
        }
        boolean secret = NearMiss.of(name, KeyCheck.CREDENTIAL)
                .filter(meant -> !meant.equals("username"))
                .isPresent();
        return secret ? Secret.of(scalar.written()) : scalar.written();
    }
}
