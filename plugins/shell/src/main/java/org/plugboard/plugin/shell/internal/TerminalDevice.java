// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jline.terminal.impl.exec.ExecPty;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/**
 * The terminal of this process as a device. While keys are awaited, a read says that there is none after a tenth of a second;
 * a terminal that is gone says so at once, and would be asked for ever.
 */
final class TerminalDevice extends ExecPty {

    private static final long AT_ONCE_NS = 20_000_000;
    private static final int TIMES = 50;

    TerminalDevice(ExecTerminalProvider provider) {
        super(provider, SystemStream.Output, "the terminal");
    }

    @Override
    protected InputStream doGetSlaveInput() throws IOException {
        return new FilterInputStream(super.doGetSlaveInput()) {
            private int atOnce;

            @Override
            public int read() throws IOException {
                long start = System.nanoTime();
                int key = super.read();
                boolean none = key < 0 && System.nanoTime() - start < AT_ONCE_NS;
                atOnce = none ? atOnce + 1 : 0;
                if (atOnce == TIMES) {
                    throw new IOException("the terminal is gone");
                }
                return key;
            }

            @Override
            public int read(byte[] keys, int offset, int length) throws IOException {
                int key = length == 0 ? -1 : read();
                if (key < 0) {
                    return length == 0 ? 0 : -1;
                }
                keys[offset] = (byte) key;
                return 1;
            }
        };
    }
}
