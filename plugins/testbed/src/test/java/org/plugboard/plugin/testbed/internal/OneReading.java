// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Finding;
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
