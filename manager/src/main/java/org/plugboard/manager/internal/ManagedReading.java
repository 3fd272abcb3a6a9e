// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Finding;
import org.plugboard.spi.TestbedReading;

/** One reading of a testbed, and what was found in it. */
final class ManagedReading implements TestbedReading {

    private final Path file;
    private final UnaryOperator<@Nullable String> environment;
    private final Predicate<String> knownClass;
    private final List<Finding> findings = new ArrayList<>();

    ManagedReading(Path file, UnaryOperator<@Nullable String> environment, Predicate<String> knownClass) {
        this.file = file;
        this.environment = environment;
        this.knownClass = knownClass;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public @Nullable String variable(String name) {
        return environment.apply(name);
    }

    @Override
    public boolean knowsClass(String connectionClass) {
        return knownClass.test(connectionClass);
    }

    @Override
    public void report(Finding finding) {
        findings.add(finding);
    }

    /** All findings so far, in the order of their report. */
    List<Finding> findings() {
        return findings;
    }
}
