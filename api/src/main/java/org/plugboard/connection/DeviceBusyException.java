// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

/**
 * The device itself refuses one more session: its lines or sessions are all in use, or it lets in no more of them just now. The
 * caller ends sessions, waits, or gives the device {@linkplain org.plugboard.device.DeviceLimits limits} by which callers wait for
 * each other.
 */
public class DeviceBusyException extends ConnectFailedException {

    private static final long serialVersionUID = 1L;

    /** What every message of this kind ends with: what can be done. */
    public static final String ADVICE =
            "limits: sessions of the device in the testbed make callers wait for each other";

    /** With a message of the form that {@link ConnectionException} describes. */
    public DeviceBusyException(String message) {
        super(message);
    }

    /** With the reason behind it. */
    public DeviceBusyException(String message, Throwable cause) {
        super(message, cause);
    }
}
