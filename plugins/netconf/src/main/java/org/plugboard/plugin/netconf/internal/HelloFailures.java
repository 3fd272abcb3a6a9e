// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.DeviceBusyException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;

/** The messages of a session whose device has not said hello; what it said instead may be the reason. */
record HelloFailures(Failures failures) {

    TimedOutException missing(Deadline deadline, String received) {
        return new TimedOutException(
                "%s: the device's hello did not come in %s over %s (%s); does it speak NETCONF there?"
                        .formatted(
                                failures.name(),
                                deadline,
                                failures.description(),
                                received.isEmpty()
                                        ? "nothing came"
                                        : "it began with \"" + Failures.excerpt(received) + "\""),
                Failures.clean(received));
    }

    /** @param received what came instead of a hello, as far as it is looked at */
    ConnectFailedException ended(String received) {
        if (BusyDevice.says(received)) {
            return busy(received, null);
        }
        return new ConnectFailedException(
                "%s: the device closed %s before its hello; is NETCONF enabled there, and has it sessions left?"
                        .formatted(failures.name(), failures.description()));
    }

    /** @param received as {@link #ended} */
    ConnectFailedException broken(IOException cause, String received) {
        if (BusyDevice.says(received)) {
            return busy(received, cause);
        }
        return new ConnectFailedException(
                "%s: %s before the device's hello; is NETCONF enabled there, and has it sessions left?"
                        .formatted(failures.name(), failures.reason(cause)),
                cause);
    }

    private DeviceBusyException busy(String received, @Nullable Exception cause) {
        DeviceBusyException busy =
                new DeviceBusyException("%s: %s has no session left: the device says \"%s\" instead of its hello; %s"
                        .formatted(
                                failures.name(),
                                failures.description(),
                                Failures.excerpt(received.strip()),
                                DeviceBusyException.ADVICE));
        busy.initCause(cause);
        return busy;
    }

    ConnectFailedException bad(Exception cause, String received) {
        if (BusyDevice.says(received)) {
            return busy(received, cause);
        }
        return new ConnectFailedException(
                "%s: %s does not begin as a NETCONF server: %s; it began with \"%s\""
                        .formatted(
                                failures.name(),
                                failures.description(),
                                Failures.excerpt(String.valueOf(cause.getMessage())),
                                Failures.excerpt(received)),
                cause);
    }
}
