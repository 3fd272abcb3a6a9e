// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.simulator.internal.netconf.ServerDescription.Custom;
import org.plugboard.yaml.YamlPart;

/** Reads the operations and actions of a device's own. */
final class CustomReader {

    private static final Set<String> KEYS = Set.of("namespace", "reply", "error", "fires", "count");

    private final Set<String> notifications;

    /**
     * For one device.
     *
     * @param notifications what it can notify of
     */
    CustomReader(Set<String> notifications) {
        this.notifications = notifications;
    }

    Map<String, Custom> read(Map<String, YamlPart> parts) {
        Map<String, Custom> read = new LinkedHashMap<>();
        parts.forEach((name, part) -> read.put(name, custom(part)));
        return read;
    }

    private Custom custom(YamlPart part) {
        Map<String, YamlPart> custom = part.entries(KEYS);
        return new Custom(
                part.entry("namespace").text(),
                custom.containsKey("reply") ? XmlPart.text(custom.get("reply"), Placeholders.OF_A_SESSION) : "",
                ReplyReader.errors(custom.get("error"), "error"),
                fires(custom.get("fires")),
                custom.containsKey("count") ? NotificationReader.count(custom.get("count")) : 1);
    }

    private @Nullable String fires(@Nullable YamlPart part) {
        if (part == null) {
            return null;
        }
        if (!notifications.contains(part.text())) {
            throw part.unknown("is no notification of this device", part.text(), notifications);
        }
        return part.text();
    }
}
