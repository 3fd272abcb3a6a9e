// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What {@code fixture/servers start DIR} wrote of the servers that it started, as root. */
final class Servers {

    private static final String FILE = "PLUGBOARD_SERVERS";
    private static final String REQUIRED = "PLUGBOARD_SERVERS_REQUIRED";

    private final Properties properties;

    private Servers(Properties properties) {
        this.properties = properties;
    }

    /** The servers; empty if none were started and none need be. */
    static Optional<Servers> running() {
        @Nullable String file = System.getenv(FILE);
        if (file != null && Files.isReadable(Path.of(file))) {
            return Optional.of(read(Path.of(file)));
        }
        if (Boolean.parseBoolean(System.getenv(REQUIRED))) {
            fail("%s is true, but %s names no file that can be read: %s", REQUIRED, FILE, file);
        }
        return Optional.empty();
    }

    /** The servers; without them the test is skipped, or fails where it must not be skipped. */
    static Servers needed() {
        return running()
                .orElseGet(() ->
                        abort("needs the real servers: as root call itests/servers/fixture/servers start DIR and set "
                                + FILE + "=DIR/servers.properties"));
    }

    private static Servers read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Servers(properties);
    }

    String text(String key) {
        @Nullable String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("the fixture gives no " + key + ", only " + properties.keySet());
        }
        return value;
    }

    int number(String key) {
        return Integer.parseInt(text(key));
    }

    Path file(String key) {
        return Path.of(text(key));
    }
}
