// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Asker;
import org.plugboard.device.DeviceFacts;
import org.plugboard.manager.internal.transcript.Users;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;

/**
 * Makes the sessions of one opening. It knows all that they need, but neither the connection nor its device, so that a
 * pool that makes sessions in the background keeps neither alive.
 */
final class SessionMaker {

    private final PlugboardCore core;
    private final Identity identity;
    private final Ground ground;
    private final Chronicle chronicle;
    private final @Nullable Plugin<ConnectionFactory> given;

    /**
     * Of whom the sessions are.
     *
     * @param name device and alias, as every message begins
     * @param alias the alias of the connection
     * @param device stands for the device, which must not be held
     * @param learned takes what plugins find out about the device
     * @param asker who can be asked for what a credential lacks
     */
    record Identity(String name, String alias, Object device, Map<String, String> learned, Asker asker) {}

    /**
     * On this ground.
     *
     * @param chronicle is told what becomes of its opening
     * @param given the class's factory if the caller gave it; else the class is found by name at each opening
     */
    SessionMaker(
            PlugboardCore core,
            Identity identity,
            Ground ground,
            Chronicle chronicle,
            @Nullable Plugin<ConnectionFactory> given) {
        this.core = core;
        this.identity = identity;
        this.ground = ground;
        this.chronicle = chronicle;
        this.given = given;
    }

    /** Device and alias, as every message begins. */
    String name() {
        return identity.name();
    }

    Chronicle chronicle() {
        return chronicle;
    }

    Object deviceToken() {
        return identity.device();
    }

    /** What the sessions are built on. */
    Ground ground() {
        return ground;
    }

    /**
     * Who has the class; one that is briefly away is waited for.
     *
     * @param owner whose end ends the wait
     * @throws org.plugboard.connection.UnknownNameException if nobody has it
     */
    Plugin<ConnectionFactory> plugin(String subject, Duration bound, Deadline deadline, SessionFetches.Owner owner) {
        return given != null
                ? given
                : core.contributions()
                        .connectionClass(ground.className(), new Patience(subject, bound, deadline, owner));
    }

    /** The arguments; of each session its own, since each notes who reads what. */
    MergedArguments arguments() {
        return ground.arguments(name());
    }

    /** What the manager itself reads of the arguments. */
    ConnectionSettings settings() {
        return ConnectionSettings.of(arguments());
    }

    /** By when what begins to connect now is connected. */
    Deadline deadline() {
        return Deadline.after(settings().connectTimeout());
    }

    /** A session that is to be opened by then. Calls no plugin. */
    MadeSession make(String name, SessionOwner owner, Deadline deadline) {
        MergedArguments arguments = ground.arguments(name);
        Duration pluginTimeout = ConnectionSettings.of(arguments).pluginTimeout();
        return new MadeSession(this, new OpenSession(name, owner, core.workers()), arguments, pluginTimeout, deadline);
    }

    /** What the session of this class is told. */
    SessionContext context(MadeSession made, Plugin<ConnectionFactory> plugin) {
        OpenSession session = made.session();
        String name = session.name();
        DeviceFacts facts = ground.facts();
        return new SessionContext(
                new SessionContext.Shared(
                        name,
                        facts,
                        identity.alias(),
                        plugin.displayName(),
                        Resolution.choices(facts, plugin),
                        core.contributions(),
                        core.workers(),
                        session,
                        identity.learned(),
                        new SessionCredentials(
                                name,
                                facts.name(),
                                identity.asker(),
                                core.contributions(),
                                core.workers(),
                                session,
                                made.deadline()),
                        new SessionQuestions(name, identity.asker(), core.workers(), session),
                        new Users(),
                        ground::choose,
                        new AtomicReference<>(made.arguments())),
                made.arguments(),
                ground.named());
    }

    /** Whether the plugin has left. Removing one closes the sessions that use it by then; one that uses it later asks here. */
    boolean hasLeft(Plugin<ConnectionFactory> plugin) {
        return given == null && !core.contributions().connections().holds(plugin);
    }
}
