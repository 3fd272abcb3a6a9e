// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.connection.ServiceFailedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.connection.UnknownNameException;

/** Which failures may come of what is done with a connection; every other one is a finding. */
final class Expected {

    private Expected() {}

    static boolean of(Deed deed, Line line, ConnectionException failure) {
        if (failure instanceof TimedOutException timeout) {
            return deed.isHasty() || (line.hurried() && isOfTheQueue(timeout));
        }
        if (failure instanceof ServiceFailedException) {
            return failure.getCause() instanceof OddHook.Whim
                    || String.valueOf(failure.getMessage()).contains(" was removed while the call was in its ");
        }
        if (failure instanceof OutOfStepException) {
            return deed.isHasty() && line.mortal();
        }
        if (failure instanceof UnknownNameException unknown) {
            return line.mortal() && unknown.name().equals(line.alias());
        }
        return line.mortal() && (ofTheClosed(failure) || failure instanceof ConnectFailedException);
    }

    /** Whether it says that there is nobody at the other end any more. */
    static boolean ofTheClosed(ConnectionException failure) {
        return failure instanceof ConnectionClosedException
                || failure instanceof NotConnectedException
                || failure instanceof OutOfStepException;
    }

    private static boolean isOfTheQueue(TimedOutException timeout) {
        return String.valueOf(timeout.getMessage()).matches("(?s)[^:]*: no (turn|free worker) after .*");
    }

    /** Whether it says that the caller was not let in: no session was borrowed. */
    static boolean ofTheQueue(ConnectionException failure) {
        return (failure instanceof TimedOutException timeout && isOfTheQueue(timeout))
                || String.valueOf(failure.getMessage()).contains(": interrupted while waiting for a free worker; ");
    }
}
