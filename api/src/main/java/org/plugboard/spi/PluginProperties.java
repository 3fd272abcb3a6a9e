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

    /** Names of what {@code %CALLABLE{}} calls, {@code String+}; set by {@link CallableName}. */
    public static final String CALLABLE_NAME = "callable.name";

    /** Names of a source of credentials, {@code String+}; set by {@link CredentialSourceName}. */
    public static final String CREDENTIAL_SOURCE_NAME = "credential.source.name";

    /** Names of a way to write secrets, {@code String+}; set by {@link SecretSchemeName}. */
    public static final String SECRET_SCHEME_NAME = "secret.scheme.name";

    /** The name of a testbed; on the services {@code Testbed} and {@code Device} of testbeds that are followed. */
    public static final String TESTBED_NAME = "testbed.name";

    /** The name of a device; on its service. */
    public static final String DEVICE_NAME = "device.name";

    /** The alias of a device; on its service. */
    public static final String DEVICE_ALIAS = "device.alias";

    /** The operating system of a device, if its file says one; on its service. */
    public static final String DEVICE_OS = "device.os";

    private PluginProperties() {}
}
