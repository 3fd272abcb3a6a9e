// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager;

import java.util.List;
import org.plugboard.connection.ConnectionClassFacts;
import org.plugboard.connection.ConnectionListener;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Finding;
import org.plugboard.device.FollowedTestbed;
import org.plugboard.device.Plugboard;
import org.plugboard.device.PluginFacts;
import org.plugboard.device.Registration;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedFacts;
import org.plugboard.device.TestbedRequest;
import org.plugboard.manager.internal.Hooks;
import org.plugboard.manager.internal.PlugboardCore;
import org.plugboard.manager.internal.Plugin;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.CredentialSource;
import org.plugboard.spi.HookScope;
import org.plugboard.spi.SecretStrings;
import org.plugboard.spi.ServiceHook;
import org.plugboard.spi.TestbedCallable;
import org.plugboard.spi.TestbedSource;
import org.plugboard.spi.TransportFactory;

/**
 * Plugboard without a container: the plugins are given as objects, their names are read from their annotations.
 *
 * <pre>{@code
 * try (EmbeddedPlugboard plugboard = EmbeddedPlugboard.builder()
 *         .connections(new CliConnectionFactory(terminals))
 *         .transports(new TcpTransportFactory(), new SshTransportFactory())
 *         .build()) {
 *     Device device = plugboard.device(facts);
 *     device.connect();
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class EmbeddedPlugboard implements Plugboard, AutoCloseable {

    private final PlugboardCore core;

    private EmbeddedPlugboard(PlugboardCore core) {
        this.core = core;
    }

    /** Starts a plugboard without any plugin and without a default class. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Device device(DeviceFacts facts) {
        return core.device(facts);
    }

    @Override
    public Testbed testbed(TestbedFacts facts) {
        return core.testbed(facts);
    }

    @Override
    public Testbed load(TestbedRequest request) {
        return core.load(request);
    }

    @Override
    public List<Finding> validate(TestbedRequest request) {
        return core.validate(request);
    }

    @Override
    public FollowedTestbed follow(TestbedRequest request) {
        return core.follow(request);
    }

    @Override
    public Registration followFolder(TestbedRequest inputs) {
        return core.followFolder(inputs);
    }

    @Override
    public List<FollowedTestbed> followed() {
        return core.followed();
    }

    @Override
    public Registration hook(ServiceHook hook, HookScope scope) {
        return core.hook(hook, scope);
    }

    @Override
    public Registration listen(ConnectionListener listener) {
        return core.listen(listener);
    }

    @Override
    public List<ConnectionClassFacts> connectionClasses() {
        return core.connectionClasses();
    }

    @Override
    public List<PluginFacts> plugins() {
        return core.plugins();
    }

    /** Closes every open session in parallel, waiting at most some seconds, and ends the threads. */
    @Override
    public void close() {
        core.close();
    }

    /** Collects the plugins; not thread-safe. */
    public static final class Builder {

        private final PlugboardCore core = new PlugboardCore();

        private Builder() {}

        /**
         * Adds connection classes; of two with one name the first is taken.
         *
         * @throws IllegalArgumentException if one has no {@link org.plugboard.spi.ConnectionClass}, or two services that
         *     could be meant by one name
         */
        public Builder connections(ConnectionFactory... factories) {
            for (ConnectionFactory factory : factories) {
                core.contributions().addConnections(Plugin.annotated(factory));
            }
            return this;
        }

        /**
         * Adds transports; of two with one protocol the first is taken.
         *
         * @throws IllegalArgumentException if one has no {@link org.plugboard.spi.TransportProtocol}
         */
        public Builder transports(TransportFactory... factories) {
            for (TransportFactory factory : factories) {
                core.contributions().addTransports(Plugin.annotated(factory));
            }
            return this;
        }

        /** Adds what {@code %CALLABLE{}} of a testbed file calls, by its {@link org.plugboard.spi.CallableName}. */
        public Builder callables(TestbedCallable... callables) {
            for (TestbedCallable callable : callables) {
                core.contributions().callables().add(Plugin.annotated(callable));
            }
            return this;
        }

        /** Sets who reads secrets as they stand in testbed files, {@code %ENC{}}. */
        public Builder secretStrings(SecretStrings secretStrings) {
            core.contributions().secretStrings().add(Plugin.annotated(secretStrings));
            return this;
        }

        /** Adds sources of credentials, by their {@link org.plugboard.spi.CredentialSourceName}. */
        public Builder credentialSources(CredentialSource... sources) {
            for (CredentialSource source : sources) {
                core.contributions().credentialSources().add(Plugin.annotated(source));
            }
            return this;
        }

        /**
         * Adds readers of testbed files; the first that knows a file reads it. That of YAML takes a file of any name, so it is
         * given last.
         */
        public Builder testbeds(TestbedSource... sources) {
            for (TestbedSource source : sources) {
                core.contributions().sources().add(Plugin.annotated(source));
            }
            return this;
        }

        /**
         * Adds hooks around the calls that their {@link org.plugboard.spi.HookFor} says, else around all; the first stands
         * outermost.
         */
        public Builder hooks(ServiceHook... hooks) {
            for (ServiceHook hook : hooks) {
                hook(hook, Hooks.scopeOf(hook));
            }
            return this;
        }

        /** Adds a hook around the calls of this scope. */
        public Builder hook(ServiceHook hook, HookScope scope) {
            core.hooks().add(hook, "", scope);
            return this;
        }

        /** Sets the class for connections that nothing else decides. */
        public Builder defaultClass(String connectionClass) {
            core.defaultClass(connectionClass);
            return this;
        }

        /** The plugboard, ready for use. */
        public EmbeddedPlugboard build() {
            return new EmbeddedPlugboard(core);
        }
    }
}
