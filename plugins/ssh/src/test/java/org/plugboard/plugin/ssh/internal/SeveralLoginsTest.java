// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/** Fallback credentials that are not to be had when their turn comes. */
class SeveralLoginsTest {

    /** As of a source of credentials that fails, which by itself is no refusal. */
    private static final class OfSource extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        OfSource() {
            super("R1/cli: the vault is sealed");
        }
    }

    @Test
    void aFallbackThatIsNotToBeHadLeavesTheRefusalBeforeItARefusal() {
        SeveralLogins logins = new SeveralLogins(new Refused(), List.of("second"), credential -> {
            throw new OfSource();
        });
        assertThatThrownBy(() -> logins.open(Deadline.after(Duration.ofMinutes(1))))
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessage(
                        "R1/cli: admin was refused; the fallback credential second is not to be had: R1/cli: the vault"
                                + " is sealed");
    }

    private static final class Refused implements Transport {

        @Override
        public void open(Deadline deadline) {
            throw new AuthenticationException("R1/cli: admin was refused");
        }

        @Override
        public int read(byte[] buffer, int offset, int length, Deadline deadline) {
            return -1;
        }

        @Override
        public void write(byte[] bytes, Deadline deadline) {}

        @Override
        public boolean isOpen() {
            return false;
        }

        @Override
        public void close() {}

        @Override
        public String description() {
            return "a server that refuses admin";
        }
    }
}
