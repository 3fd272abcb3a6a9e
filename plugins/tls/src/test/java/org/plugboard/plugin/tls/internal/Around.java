// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/** A pipe that is another one but for what a test changes. */
interface Around extends Transport {

    Transport pipe();

    @Override
    default void open(Deadline deadline) {
        pipe().open(deadline);
    }

    @Override
    default int read(byte[] buffer, int offset, int length, Deadline deadline) throws IOException {
        return pipe().read(buffer, offset, length, deadline);
    }

    @Override
    default void write(byte[] bytes, Deadline deadline) throws IOException {
        pipe().write(bytes, deadline);
    }

    @Override
    default boolean isOpen() {
        return pipe().isOpen();
    }

    @Override
    default void close() {
        pipe().close();
    }

    @Override
    default String description() {
        return pipe().description();
    }
}
