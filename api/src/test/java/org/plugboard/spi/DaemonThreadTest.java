// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That it keeps no class loader of its maker's stack is shown by the manager's tests. */
@Timeout(60)
class DaemonThreadTest {

    private static final InheritableThreadLocal<String> OF_MAKER = new InheritableThreadLocal<>();

    private final Thread maker = Thread.currentThread();
    private final ClassLoader before = maker.getContextClassLoader();

    @AfterEach
    void forget() {
        OF_MAKER.remove();
        maker.setContextClassLoader(before);
    }

    @Test
    void itIsOfItsOwnerAndHasNoValuesOfItsMaker() {
        OF_MAKER.set("a session of the maker's");
        maker.setContextClassLoader(new ClassLoader(before) {});
        CompletableFuture<String> value = new CompletableFuture<>();

        Thread made = DaemonThread.of(
                DaemonThreadTest.class, "plugboard reader R1/nc", () -> value.complete(String.valueOf(OF_MAKER.get())));

        assertThat(made.isDaemon()).isTrue();
        assertThat(made.getName()).isEqualTo("plugboard reader R1/nc");
        assertThat(made.getContextClassLoader()).isSameAs(DaemonThreadTest.class.getClassLoader());
        made.start();
        assertThat(value.join()).isEqualTo("null");
    }
}
