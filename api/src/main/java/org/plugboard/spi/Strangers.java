// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.TimedOutException;

/** Who has called instead of the one who is expected, for messages: the last few who differ. Of one search, and so of one thread. */
final class Strangers {

    private static final int SHOWN = 5;

    private final Map<String, Integer> calls = new LinkedHashMap<>();
    private @Nullable ConnectionException last;
    private boolean isShort;

    /**
     * Remembers one.
     *
     * @param caller empty if it is not known
     * @param failure why it was not taken
     */
    void add(String caller, ConnectionException failure) {
        last = failure;
        String call = (caller.isEmpty() ? "" : caller + ": ") + failure.getMessage();
        int before = calls.getOrDefault(call, 0);
        // Behind the others, since the oldest goes.
        calls.remove(call);
        calls.put(call, before + 1);
        if (calls.size() > SHOWN) {
            calls.remove(calls.keySet().iterator().next());
            isShort = true;
        }
    }

    /**
     * The failure with which a search ends, and who called before.
     *
     * @param caller on whose call it failed; empty if on nobody's
     */
    ConnectionException with(ConnectionException failure, String caller) {
        ConnectionException end = failure instanceof TimedOutException late && !(caller.isEmpty() && calls.isEmpty())
                ? named(late, caller)
                : failure;
        if (last != null) {
            end.addSuppressed(last);
        }
        return end;
    }

    private TimedOutException named(TimedOutException late, String caller) {
        TimedOutException named = new TimedOutException(
                late.getMessage()
                        + (caller.isEmpty() ? "" : "; that was " + caller)
                        + (calls.isEmpty() ? "" : "; called and not taken: " + said()),
                late.received());
        named.initCause(late);
        return named;
    }

    private String said() {
        return calls.entrySet().stream()
                .map(call -> call.getKey() + (call.getValue() == 1 ? "" : " (%d times)".formatted(call.getValue())))
                .collect(Collectors.joining("; ", isShort ? "(only the last) " : "", ""));
    }
}
