// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plugboard.connection.Names;
import org.plugboard.device.DeviceFacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The platforms that this bundle brings, by name. Immutable. */
public final class Platforms {

    private static final Logger LOG = LoggerFactory.getLogger(Platforms.class);
    private static final List<String> FILES =
            List.of("linux.yaml", "frr.yaml", "iosxe.yaml", "nxos.yaml", "junos.yaml", "generic.yaml");
    private static final String GENERIC = "generic";

    private final Map<String, Platform> byName = new TreeMap<>();

    /** With all of them read. */
    public Platforms() {
        for (String file : FILES) {
            Platform platform = load(file);
            platform.selection().os().forEach(name -> byName.put(name, platform));
        }
    }

    /** The device's platform: by its {@code os}, else by its {@code platform}, else {@code generic} (semantics 125). */
    public Platform of(DeviceFacts device) {
        return device.os()
                .flatMap(this::named)
                .or(() -> device.attribute("platform").flatMap(this::named))
                .orElseGet(() -> unknown(device));
    }

    /** The platform of this name, in any case. */
    public Optional<Platform> named(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }

    private Platform unknown(DeviceFacts device) {
        device.os()
                .ifPresentOrElse(
                        os -> LOG.warn(
                                "{}: no platform for os {}; do you mean {}? There are {}; its prompt is learnt ({})",
                                device.name(),
                                os,
                                nearest(os),
                                byName.keySet(),
                                GENERIC),
                        () -> LOG.info(
                                "{}: it has no os, platform {}; its prompt is learnt ({})",
                                device.name(),
                                device.attribute("platform").orElse("-"),
                                GENERIC));
        return named(GENERIC).orElseThrow();
    }

    /** The name that is least different. */
    String nearest(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Collections.min(byName.keySet(), Comparator.comparingInt(known -> Names.distance(lower, known)));
    }

    private static Platform load(String file) {
        try (InputStream stream = Platforms.class.getResourceAsStream("/platforms/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("platform file " + file + " is not in the bundle");
            }
            return PlatformReader.read(file, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("platform file " + file, e);
        }
    }
}
