// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Finding;

/** One reading of a file by somebody who has the class {@code cli} and the usual protocols; keeps what is reported. */
record OneReading(Path file, UnaryOperator<@Nullable String> environment, boolean isValidation, List<Finding> findings)
        implements UsualReading {

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
    public Optional<String> ask(String question, boolean hidden, String key) {
        return isValidation ? Optional.empty() : Optional.of("ask-reply");
    }

    @Override
    public @Nullable String variable(String name) {
        return environment.apply(name);
    }

    @Override
    public void report(Finding finding) {
        findings.add(finding);
    }
}
