// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import net.schmizz.sshj.common.LoggerFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;

/**
 * Logs at DEBUG whatever sshj says: what somebody must act on reaches him as our exception. Nothing at TRACE, where sshj
 * prints whole packets, the one with the password among them.
 */
final class QuietLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;

    /** For sshj's configuration. */
    static final LoggerFactory FACTORY = new LoggerFactory() {
        @Override
        public Logger getLogger(String name) {
            return new QuietLogger(org.slf4j.LoggerFactory.getLogger(name));
        }

        @Override
        public Logger getLogger(Class<?> type) {
            return getLogger(type.getName());
        }
    };

    private final transient Logger target;

    private QuietLogger(Logger target) {
        this.target = target;
        this.name = target.getName();
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return target.isDebugEnabled();
    }

    @Override
    public boolean isInfoEnabled() {
        return target.isDebugEnabled();
    }

    @Override
    public boolean isWarnEnabled() {
        return target.isDebugEnabled();
    }

    @Override
    public boolean isErrorEnabled() {
        return target.isDebugEnabled();
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable throwable) {
        target.atDebug().setCause(throwable).log(pattern, arguments == null ? new Object[0] : arguments);
    }
}
