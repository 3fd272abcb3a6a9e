// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Finding;
import org.plugboard.spi.TestbedReading;

/** One reading of a testbed, and what was found in it. */
final class ManagedReading implements TestbedReading {

    private final Path file;
    private final UnaryOperator<@Nullable String> environment;
    private final Plugins plugins;
    private final boolean validation;
    private final List<Finding> findings = new ArrayList<>();

    ManagedReading(Path file, UnaryOperator<@Nullable String> environment, Plugins plugins, boolean validation) {
        this.file = file;
        this.environment = environment;
        this.plugins = plugins;
        this.validation = validation;
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
    public boolean isValidation() {
        return validation;
    }

    @Override
    public SortedSet<String> connectionClasses() {
        return new TreeSet<>(plugins.connections().names());
    }

    @Override
    public SortedSet<String> protocols() {
        SortedSet<String> protocols = new TreeSet<>(plugins.transports().names());
        plugins.connections().all().forEach(plugin -> protocols.addAll(plugin.protocols()));
        return protocols;
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
