// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

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
    private final @Nullable Plugin<ConnectionFactory> given;

    /**
     * Of whom the sessions are.
     *
     * @param name device and alias, as every message begins
     * @param alias the alias of the connection
     * @param device stands for the device, which must not be held
     * @param learned takes what plugins find out about the device
     * @param asker who can be asked for what a credential lacks
     * @param budget what the device bears
     */
    record Identity(
            String name, String alias, Object device, Map<String, String> learned, Asker asker, Budget budget) {}

    /**
     * On this ground.
     *
     * @param given the class's factory if the caller gave it; else the class is found by name at each opening
     */
    SessionMaker(PlugboardCore core, Identity identity, Ground ground, @Nullable Plugin<ConnectionFactory> given) {
        this.core = core;
        this.identity = identity;
        this.ground = ground;
        this.given = given;
    }

    /** Device and alias, as every message begins. */
    String name() {
        return identity.name();
    }

    Object deviceToken() {
        return identity.device();
    }

    /** What the sessions are built on. */
    Ground ground() {
        return ground;
    }

    /** Who has the class now, or the exception that says that nobody has. */
    Plugin<ConnectionFactory> plugin() {
        return given != null ? given : core.contributions().connectionClass(name(), ground.className());
    }

    /** The arguments; of each session its own, since each notes who reads what. */
    MergedArguments arguments() {
        return ground.arguments(name());
    }

    /** What the manager itself reads of the arguments. */
    ConnectionSettings settings() {
        return ConnectionSettings.of(arguments());
    }

    /** What one session needs of the budget of its device, which nobody has asked for yet. */
    Permit permit() {
        return identity.budget().permit(name(), identity.alias());
    }

    /** A session that is made and not yet open. */
    record Made(OpenSession session, Plugin<ConnectionFactory> plugin, ConnectionSettings settings, Opener opener) {

        /** Opens it in the caller's thread, once it has its permit: from now on its time runs. */
        void open() {
            open(Deadline.after(settings.connectTimeout()));
        }

        /** Opens it by this deadline. */
        void open(Deadline deadline) {
            SessionContext context = opener.context(deadline);
            try {
                session.open(context, deadline);
            } finally {
                context.connected();
            }
        }
    }

    /** What the plugin is told when the session is opened. */
    interface Opener {
        SessionContext context(Deadline deadline);
    }

    /**
     * Makes a session, without calling its plugin.
     *
     * @param permit which it has until it is over
     */
    Made make(
            String name, Plugin<ConnectionFactory> plugin, MergedArguments merged, Permit permit, SessionOwner owner) {
        OpenSession session = new OpenSession(name, plugin, owner, permit, core.workers());
        return new Made(
                session,
                plugin,
                ConnectionSettings.of(merged),
                deadline -> context(name, plugin, merged, session, deadline));
    }

    private SessionContext context(
            String name,
            Plugin<ConnectionFactory> plugin,
            MergedArguments merged,
            OpenSession session,
            Deadline deadline) {
        DeviceFacts facts = ground.facts();
        SessionContext.Shared shared = new SessionContext.Shared(
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
                        name, facts.name(), identity.asker(), core.contributions(), core.workers(), session, deadline),
                new SessionQuestions(name, identity.asker(), core.workers(), session),
                new Users(),
                ground::choose,
                new AtomicReference<>(merged));
        return new SessionContext(shared, merged, ground.named());
    }

    /**
     * Ends the session if its plugin has left meanwhile. Removing a plugin closes the openings that are known by then; one
     * that becomes known later asks here.
     */
    void endIfWithdrawn(Made made) {
        if (given == null && !core.contributions().connections().holds(made.plugin())) {
            made.session().close(Ending.withdrawn(made.plugin()));
        }
    }
}
