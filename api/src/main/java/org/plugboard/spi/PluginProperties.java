// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

/** The service properties by which the manager knows plugins. */
public final class PluginProperties {

    /** Names of a connection class, {@code String+}; set by {@link ConnectionClass}. */
    public static final String CONNECTION_CLASS = "connection.class";

    /** The class-derived alias, {@code String}; set by {@link ConnectionAlias}. */
    public static final String CONNECTION_ALIAS = "connection.alias";

    /** Protocols whose paths a connection class serves by default, {@code String+}; set by {@link ConnectionProtocol}. */
    public static final String CONNECTION_PROTOCOL = "connection.protocol";

    /** Protocols that a transport speaks, {@code String+}; set by {@link TransportProtocol}. */
    public static final String TRANSPORT_PROTOCOL = "transport.protocol";

    /** Connection classes that a hook is for, {@code String+}; set by {@link HookFor}. */
    public static final String HOOK_CLASSES = "hook.classes";

    /** Services that a hook is for, {@code String+}; set by {@link HookFor}. */
    public static final String HOOK_SERVICES = "hook.services";

    /** Devices that a hook is for, {@code String+}; set by {@link HookFor}. */
    public static final String HOOK_DEVICES = "hook.devices";

    private PluginProperties() {}
}
