// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.transport.TransportException;
import org.junit.jupiter.api.Test;
import org.plugboard.spi.Deadline;

class WriteFailureTest {

    private static final Deadline OVER = Deadline.after(Duration.ZERO);
    private static final Deadline FAR = Deadline.after(Duration.ofHours(1));

    private static IOException of(Throwable cause, Deadline deadline) {
        return WriteFailure.of("R1: no", new TransportException(new IOException(cause)), deadline);
    }

    @Test
    void aWriteThatRanOutOfTimeIsFoundInWhateverIsAroundIt() {
        assertThat(of(new SocketTimeoutException(), OVER))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("R1: no");
        assertThat(of(new TimeoutException(), OVER)).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void whatRanOutOfTimeBeforeIsNotThisWritesFailure() {
        assertThat(of(new SocketTimeoutException(), FAR)).isExactlyInstanceOf(IOException.class);
    }

    @Test
    void anInterruptIsFoundInWhateverIsAroundIt() {
        assertThat(of(new InterruptedIOException(), FAR))
                .isExactlyInstanceOf(InterruptedIOException.class)
                .hasMessage("R1: no");
        assertThat(of(new InterruptedException(), OVER)).isExactlyInstanceOf(InterruptedIOException.class);
    }

    @Test
    void anythingElseIsABrokenPipe() {
        assertThat(of(new IOException("reset"), OVER))
                .isExactlyInstanceOf(IOException.class)
                .hasRootCauseMessage("reset");
    }
}
