// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a device before anybody connects to it: the data of its block in a testbed file, or what code says.
 *
 * @param name unique in its testbed
 * @param attributes the plain entries of the block: {@code os}, {@code platform}, {@code type}, {@code alias},
 *     {@code custom}, and whatever else stands there
 * @param paths the ways to reach it by name, in the order of the file
 * @param defaults what holds when a call does not say otherwise
 * @param credentials those of the device, inside those of its testbed
 * @param interfaces its interfaces by name, in the order of the file
 */
public record DeviceFacts(
        String name,
        Map<String, Object> attributes,
        Map<String, Path> paths,
        ConnectionDefaults defaults,
        Credentials credentials,
        Map<String, InterfaceFacts> interfaces) {

    /** @throws IllegalArgumentException if what is under {@code limits} are no {@linkplain DeviceLimits limits} */
    public DeviceFacts {
        attributes = Entries.copy(attributes);
        DeviceLimits.require(name, attributes);
        paths = Entries.copy(paths);
        interfaces = Entries.copy(interfaces);
    }

    /** A device without interfaces. */
    public DeviceFacts(
            String name,
            Map<String, Object> attributes,
            Map<String, Path> paths,
            ConnectionDefaults defaults,
            Credentials credentials) {
        this(name, attributes, paths, defaults, credentials, Map.of());
    }

    /** Starts the description of a device in code. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** The second name of the device; its name when it has no other (semantics 75). */
    public String alias() {
        return attribute("alias").orElse(name);
    }

    /** The operating system as the file has it: {@code iosxe}, {@code linux}, … */
    public Optional<String> os() {
        return attribute("os");
    }

    /** One plain entry of the device's block as text (semantics 80). */
    public Optional<String> attribute(String key) {
        return Entries.text(attributes, key);
    }

    /** The free-form block {@code custom}, empty if there is none (semantics 81). */
    public Map<String, Object> custom() {
        return Entries.block(attributes, "custom");
    }

    /** How the device is managed, the block {@code management}; empty if there is none (semantics 85). */
    public Map<String, Object> management() {
        return Entries.block(attributes, "management");
    }

    /** How many sessions and logins it bears, the block {@code limits}; without limits if there is none. */
    public DeviceLimits limits() {
        return DeviceLimits.of(attributes);
    }

    /** Describes a device step by step; not thread-safe. */
    public static final class Builder {

        private final String name;
        private final Map<String, Object> attributes = new LinkedHashMap<>();
        private final Map<String, Path> paths = new LinkedHashMap<>();
        private final Map<String, Object> defaults = new LinkedHashMap<>();
        private final Map<String, InterfaceFacts> interfaces = new LinkedHashMap<>();
        private Credentials credentials = Credentials.NONE;

        private Builder(String name) {
            this.name = name;
        }

        /** Sets a plain entry such as {@code platform}. */
        public Builder attribute(String key, Object value) {
            attributes.put(key, value);
            return this;
        }

        /** Sets the operating system, which decides the platform of a command line. */
        public Builder os(String os) {
            return attribute("os", os);
        }

        /** Sets how many sessions and logins it bears. */
        public Builder limits(DeviceLimits limits) {
            return attribute(DeviceLimits.BLOCK, limits.entries());
        }

        /** Adds a path behind those that are there. */
        public Builder path(Path path) {
            paths.put(path.name(), path);
            return this;
        }

        /** Sets an entry of the {@code defaults} block: {@code class}, {@code alias}, {@code via} or an argument. */
        public Builder defaultsTo(String key, Object value) {
            defaults.put(key, value);
            return this;
        }

        /** Sets the credentials of the device. */
        public Builder credentials(Credentials ofDevice) {
            credentials = ofDevice;
            return this;
        }

        /** Adds an interface behind those that are there. */
        public Builder interfaceWith(InterfaceFacts facts) {
            interfaces.put(facts.name(), facts);
            return this;
        }

        /** The description. The paths' credentials fall back to the device's. */
        public DeviceFacts build() {
            Map<String, Path> within = new LinkedHashMap<>();
            paths.forEach((key, path) -> within.put(
                    key, new Path(key, path.entries(), path.credentials().within(credentials))));
            return new DeviceFacts(name, attributes, within, new ConnectionDefaults(defaults), credentials, interfaces);
        }
    }
}
