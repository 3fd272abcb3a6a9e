// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.auditlog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import org.plugboard.spi.ServiceCall;

/** A call while it runs: what its line says of its beginning. Takes texts from the call and keeps none of its objects. */
final class AuditedCall {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int MOST_OF_A_NAME = 100;
    private static final String PROCESS_USER = System.getProperty("user.name", "");

    private final String beginning;
    private final long startNs = System.nanoTime();

    AuditedCall(ServiceCall call, Wording wording) {
        beginning = String.join(
                "\t",
                TIME.format(Instant.now()),
                name(call.tags().getOrDefault("user", PROCESS_USER)),
                name(call.tags().getOrDefault("testcase", "")),
                name(call.device().name() + "/" + call.connection().alias()),
                name(call.service()),
                wording.arguments(call.service(), call.arguments()));
    }

    /** The whole line: columns between tabs, of which none holds a tab or a line break. */
    String line(String outcome) {
        long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
        return beginning + "\t" + tookMs + " ms\t" + outcome + "\n";
    }

    private static String name(Object name) {
        String text = OneLine.of(name, MOST_OF_A_NAME);
        return text.isBlank() ? "-" : text;
    }
}
