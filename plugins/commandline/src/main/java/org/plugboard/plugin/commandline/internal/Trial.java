// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionException;
import org.plugboard.device.Device;
import org.plugboard.device.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of the attempt to connect to a device as its testbed says.
 *
 * @param connectionClass the class that was used, null if none could be chosen
 * @param path the path that was used, null if none could be chosen
 * @param failure why it is not connected, null if it was
 */
record Trial(
        String file,
        String device,
        @Nullable String connectionClass,
        @Nullable String path,
        @Nullable RuntimeException failure,
        Duration duration) {

    private static final Logger LOG = LoggerFactory.getLogger(Trial.class);

    /** Connects the default connection of a device and ends it again. Blocks until both are done. */
    static Trial of(String file, Device device, @Nullable Duration timeout) {
        long start = System.nanoTime();
        @Nullable Connection connection = null;
        @Nullable RuntimeException failure = null;
        try {
            connection = OneSession.instantiate(device, OneSession.within(timeout, ConnectRequest.defaults()));
            connection.connect();
        } catch (RuntimeException e) {
            // Whatever it is, the other devices are tried.
            failure = e;
        }
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        @Nullable String connectionClass = connection == null ? null : connection.connectionClass();
        @Nullable
        String path =
                connection == null ? null : connection.path().map(Path::name).orElse(null);
        destroyAll(device);
        return new Trial(file, device.name(), connectionClass, path, failure, duration);
    }

    private static void destroyAll(Device device) {
        try {
            device.destroyAll();
        } catch (ConnectionException e) {
            LOG.info("at the end of the trial: {}", e.getMessage());
        }
    }

    boolean ok() {
        return failure == null;
    }

    /** For people, in one line. */
    @Override
    public String toString() {
        if (failure != null) {
            String message = String.valueOf(failure.getMessage());
            return message.startsWith(device) ? message : device + ": " + message;
        }
        return String.format(
                Locale.ROOT,
                "%s: ok, class %s%s, %.1f s",
                device,
                connectionClass,
                path == null ? "" : ", path " + path,
                duration.toMillis() / 1e3);
    }

    /** What {@code --json} prints of it. */
    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("file", file);
        map.put("device", device);
        map.put("class", connectionClass);
        map.put("path", path);
        map.put("ok", ok());
        if (failure != null) {
            map.put("error", Outcome.error(failure));
        }
        map.put("durationMs", duration.toMillis());
        return map;
    }
}
