// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

/**
 * What the {@linkplain org.plugboard.device.DeviceLimits limits} of a device allow is in use, and nothing of it became free in time;
 * the device was not asked. The caller ends a session that is named in the message, allows more time, or raises the limit.
 */
public class LimitReachedException extends TimedOutException {

    private static final long serialVersionUID = 1L;

    /** With a message of the form that {@link ConnectionException} describes. */
    public LimitReachedException(String message) {
        super(message);
    }
}
