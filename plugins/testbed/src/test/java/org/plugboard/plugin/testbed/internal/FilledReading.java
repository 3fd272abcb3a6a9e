// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Finding;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;

/** A reading by somebody who has every variable, answers every question and decodes every secret in a way that is seen. */
final class FilledReading implements UsualReading {

    /** What every question is answered with. */
    static final String REPLY = "ask-reply";

    private final OneReading one;
    private final List<Finding> findings = new ArrayList<>();

    FilledReading(Path file, Map<String, String> environment, boolean isValidation) {
        this.one = new OneReading(file, environment::get, isValidation, findings);
    }

    TestbedFacts read() {
        return new YamlTestbedSource().read(this).orElseThrow();
    }

    /** All that is said of the file, be it refused or not. */
    List<Finding> all() {
        try {
            read();
        } catch (TestbedException e) {
            findings.addAll(e.findings());
        }
        return findings;
    }

    /** What was warned of when it was read. */
    List<Finding> findings() {
        return findings;
    }

    @Override
    public String location() {
        return one.location();
    }

    @Override
    public @Nullable String variable(String name) {
        return one.variable(name);
    }

    @Override
    public Optional<String> ask(String question, boolean hidden, String key) {
        return Optional.of(REPLY);
    }

    @Override
    public boolean isValidation() {
        return one.isValidation();
    }

    @Override
    public void report(Finding finding) {
        findings.add(finding);
    }
}
