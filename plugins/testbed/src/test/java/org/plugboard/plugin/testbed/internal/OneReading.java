// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Finding;
import org.plugboard.spi.SecretStrings;
import org.plugboard.spi.TestbedCallable;
import org.plugboard.spi.TestbedReading;

/** One reading of a file by somebody who has the class {@code cli} and the usual protocols; keeps what is reported. */
record OneReading(Path file, UnaryOperator<@Nullable String> environment, boolean isValidation, List<Finding> findings)
        implements TestbedReading {

    /** A file that is loaded. */
    OneReading(Path file, UnaryOperator<@Nullable String> environment) {
        this(file, environment, false, new ArrayList<>());
    }

    /** A file that is only validated. */
    static OneReading validating(Path file, UnaryOperator<@Nullable String> environment) {
        return new OneReading(file, environment, true, new ArrayList<>());
    }

    @Override
    public String location() {
        return file.toString();
    }

    @Override
    public void dependsOn(Path other) {}

    @Override
    public Optional<Object> argument(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<String> ask(String question, boolean hidden) {
        return isValidation ? Optional.empty() : Optional.of("ask-reply");
    }

    @Override
    public Optional<TestbedCallable> callable(String name) {
        return Optional.empty();
    }

    @Override
    public SortedSet<String> callables() {
        return new TreeSet<>();
    }

    @Override
    public Optional<SecretStrings> secretStrings() {
        return Optional.of(new Backwards());
    }

    @Override
    public SortedSet<String> credentialSources() {
        return new TreeSet<>();
    }

    @Override
    public @Nullable String variable(String name) {
        return environment.apply(name);
    }

    @Override
    public SortedSet<String> connectionClasses() {
        return new TreeSet<>(Set.of("cli", "unicon.Unicon", "netconf", "yang.connector.Netconf", "ssh", "telnet"));
    }

    @Override
    public SortedSet<String> protocols() {
        return new TreeSet<>(Set.of("ssh", "telnet", "netconf", "tcp"));
    }

    @Override
    public void report(Finding finding) {
        findings.add(finding);
    }
}
