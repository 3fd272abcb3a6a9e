// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.PartialAnswerException;

/**
 * What became of one device's command.
 *
 * @param alias the alias of its connection, null if there was none
 * @param isNews whether whoever has ended the command does not know the failure yet: it was there before, or the command had been given
 *     to the device, which may have done it
 * @param output the whole answer, null if it failed
 * @param failure why it failed, null if it did not
 */
record Outcome(
        String device,
        @Nullable String alias,
        boolean isNews,
        @Nullable String output,
        @Nullable RuntimeException failure,
        Duration duration) {

    boolean ok() {
        return failure == null;
    }

    /** Whether it failed by what its user gave: the name of a path, a class, an operation, a value that cannot be used. */
    boolean isWrongUsage() {
        return failure != null && WrongUsage.isShownBy(failure);
    }

    /** What {@code --json} prints of it. */
    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("device", device);
        map.put("alias", alias);
        map.put("ok", ok());
        if (failure == null) {
            map.put("output", output);
        } else {
            map.put("error", error(failure));
        }
        map.put("durationMs", duration.toMillis());
        return map;
    }

    /** What {@code --json} prints of a failure. */
    static Map<String, @Nullable Object> error(RuntimeException failure) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("kind", known(failure.getClass()).getSimpleName().replaceFirst("Exception$", ""));
        error.put("message", failure.getMessage());
        if (failure instanceof PartialAnswerException partial
                && !partial.received().isEmpty()) {
            error.put("received", partial.received());
        }
        return error;
    }

    /** Plugins have exceptions of their own; what scripts look for is the one of the API that they are. */
    private static Class<?> known(Class<?> type) {
        return type.getPackageName().endsWith(".internal") ? known(type.getSuperclass()) : type;
    }
}
