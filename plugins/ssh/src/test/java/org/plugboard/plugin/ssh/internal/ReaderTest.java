// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;

import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.transport.Reader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The thread of a connection, which lives as long as that. */
class ReaderTest {

    private final Thread maker = Thread.currentThread();
    private final ClassLoader before = maker.getContextClassLoader();

    @AfterEach
    void restore() {
        maker.setContextClassLoader(before);
    }

    @Test
    void itHasNoClassLoaderOfWhoeverConnects() {
        maker.setContextClassLoader(new ClassLoader(before) {});
        Reader reader = new Reader(new PipeClient(new DefaultConfig()).transport());
        assertThat(reader.isDaemon()).isTrue();
        assertThat(reader.getContextClassLoader()).isSameAs(Reader.class.getClassLoader());
    }
}
