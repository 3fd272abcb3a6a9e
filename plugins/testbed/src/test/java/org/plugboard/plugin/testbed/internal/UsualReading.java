// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.plugboard.spi.SecretStrings;
import org.plugboard.spi.TestbedCallable;
import org.plugboard.spi.TestbedReading;

/** A reading by somebody who has the class {@code cli} and the usual protocols, gives no argument and can be called for nothing. */
interface UsualReading extends TestbedReading {

    @Override
    default void dependsOn(Path file) {}

    @Override
    default Optional<Object> argument(String name) {
        return Optional.empty();
    }

    @Override
    default Optional<TestbedCallable> callable(String name) {
        return Optional.empty();
    }

    @Override
    default SortedSet<String> callables() {
        return new TreeSet<>();
    }

    @Override
    default Optional<SecretStrings> secretStrings() {
        return Optional.of(new Backwards());
    }

    @Override
    default SortedSet<String> credentialSources() {
        return new TreeSet<>();
    }

    @Override
    default SortedSet<String> connectionClasses() {
        return new TreeSet<>(Set.of("cli", "unicon.Unicon", "netconf", "yang.connector.Netconf", "ssh", "telnet"));
    }

    @Override
    default SortedSet<String> protocols() {
        return new TreeSet<>(Set.of("ssh", "telnet", "netconf", "tcp"));
    }
}
