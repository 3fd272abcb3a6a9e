// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Finding;
import org.plugboard.device.TestbedRequest;
import org.plugboard.spi.SecretStrings;
import org.plugboard.spi.TestbedCallable;
import org.plugboard.spi.TestbedReading;

/** One reading of a testbed, and what was found in it. */
final class ManagedReading implements TestbedReading {

    private final TestbedRequest request;
    private final Plugins plugins;
    private final boolean validation;
    private final RememberedAnswers.Reading answers;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Path, FileStamp> dependencies = new LinkedHashMap<>();

    private ManagedReading(
            TestbedRequest request, Plugins plugins, boolean validation, RememberedAnswers.Reading answers) {
        this.request = request;
        this.plugins = plugins;
        this.validation = validation;
        this.answers = answers;
    }

    /** A reading that loads a testbed. */
    static ManagedReading loading(TestbedRequest request, Plugins plugins, RememberedAnswers.Reading answers) {
        return new ManagedReading(request, plugins, false, answers);
    }

    /** A reading that only looks what is to be said; nobody is asked. */
    static ManagedReading validating(TestbedRequest request, Plugins plugins) {
        return new ManagedReading(request, plugins, true, (question, hidden, key) -> Optional.empty());
    }

    @Override
    public String location() {
        return request.location();
    }

    /** What it is called in messages. */
    String name() {
        return request.place();
    }

    @Override
    public void dependsOn(Path file) {
        Path absolute = file.toAbsolutePath();
        dependencies.putIfAbsent(absolute, FileStamp.of(absolute));
    }

    @Override
    public @Nullable String variable(String name) {
        return request.environment().apply(name);
    }

    @Override
    public Optional<Object> argument(String name) {
        return Optional.ofNullable(request.arguments().get(name));
    }

    @Override
    public Optional<String> ask(String question, boolean hidden, String key) {
        return answers.ask(question, hidden, key);
    }

    @Override
    public Optional<TestbedCallable> callable(String name) {
        return plugins.callables().find(name).map(Plugin::factory);
    }

    @Override
    public SortedSet<String> callables() {
        return new TreeSet<>(plugins.callables().names());
    }

    @Override
    public Optional<SecretStrings> secretStrings() {
        return plugins.secretStrings().best();
    }

    @Override
    public SortedSet<String> credentialSources() {
        return new TreeSet<>(plugins.credentialSources().names());
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

    /** The files and folders that the testbed depends on, in the order in which they were named, as they were then. */
    Map<Path, FileStamp> dependencies() {
        return dependencies;
    }
}
