// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Finding;
import org.plugboard.spi.SecretStrings;
import org.plugboard.spi.TestbedCallable;

/** A reading by somebody of whom a test says what is there: variables, arguments, answers, services. */
final class Surroundings implements UsualReading {

    final Map<String, String> variables = new HashMap<>();
    final Map<String, Object> arguments = new HashMap<>();
    final Map<String, String> answers = new HashMap<>();
    final Map<String, TestbedCallable> services = new TreeMap<>();
    final List<String> questions = new ArrayList<>();
    final List<Path> dependencies = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    private String location;
    private @Nullable SecretStrings strings = new Backwards();
    private boolean isValidation;

    Surroundings(String location) {
        this.location = location;
    }

    Surroundings at(String other) {
        location = other;
        return this;
    }

    Surroundings validating() {
        isValidation = true;
        return this;
    }

    Surroundings withoutSecretStrings() {
        strings = null;
        return this;
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public void dependsOn(Path file) {
        dependencies.add(file);
    }

    @Override
    public @Nullable String variable(String name) {
        return variables.get(name);
    }

    @Override
    public Optional<Object> argument(String name) {
        return Optional.ofNullable(arguments.get(name));
    }

    @Override
    public Optional<String> ask(String question, boolean hidden, String key) {
        questions.add(question + (hidden ? " (hidden)" : ""));
        return Optional.ofNullable(answers.get(question));
    }

    @Override
    public Optional<TestbedCallable> callable(String name) {
        return Optional.ofNullable(services.get(name));
    }

    @Override
    public SortedSet<String> callables() {
        return new TreeSet<>(services.keySet());
    }

    @Override
    public Optional<SecretStrings> secretStrings() {
        return Optional.ofNullable(strings);
    }

    @Override
    public boolean isValidation() {
        return isValidation;
    }

    @Override
    public void report(Finding finding) {
        findings.add(finding);
    }
}
