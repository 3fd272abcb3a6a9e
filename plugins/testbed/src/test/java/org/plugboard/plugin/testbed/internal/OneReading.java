// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Finding;
import org.plugboard.spi.TestbedReading;

/** One reading of a file, which knows the class {@code cli} only and keeps what is reported. */
record OneReading(Path file, UnaryOperator<@Nullable String> environment, List<Finding> findings)
        implements TestbedReading {

    OneReading(Path file, UnaryOperator<@Nullable String> environment) {
        this(file, environment, new ArrayList<>());
    }

    @Override
    public @Nullable String variable(String name) {
        return environment.apply(name);
    }

    @Override
    public boolean knowsClass(String connectionClass) {
        return connectionClass.equals("cli");
    }

    @Override
    public void report(Finding finding) {
        findings.add(finding);
    }
}
