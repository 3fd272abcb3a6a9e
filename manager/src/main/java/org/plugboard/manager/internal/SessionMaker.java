// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;

/**
 * Makes the sessions of one connection. It knows all that they need, but neither the connection nor its device, so that a
 * pool that makes sessions in the background keeps neither alive.
 */
final class SessionMaker {

    private final PlugboardCore core;
    private final String name;
    private final DeviceFacts facts;
    private final Object deviceToken;
    private final Map<String, String> learned;
    private final String alias;
    private final String className;
    private final @Nullable Plugin<ConnectionFactory> given;
    private final @Nullable Path named;
    private final AtomicReference<@Nullable Path> chosen;
    private final AtomicReference<Map<String, Object>> arguments;

    /**
     * For the connection of this alias.
     *
     * @param given whether the caller gave the class's factory; else the class is found by name at each opening
     * @param arguments those of the call, as they are when a session is made
     */
    SessionMaker(
            PlugboardCore core,
            ManagedDevice device,
            String alias,
            Resolution resolution,
            boolean given,
            AtomicReference<Map<String, Object>> arguments) {
        this.core = core;
        this.facts = device.facts();
        this.name = facts.name() + "/" + alias;
        this.deviceToken = device.token();
        this.learned = device.learnedByPlugins();
        this.alias = alias;
        this.className = resolution.className();
        this.given = given ? resolution.plugin() : null;
        this.named = resolution.path();
        this.chosen = new AtomicReference<>();
        this.arguments = arguments;
    }

    private SessionMaker(SessionMaker other) {
        this.core = other.core;
        this.facts = other.facts;
        this.deviceToken = other.deviceToken;
        this.learned = other.learned;
        this.alias = other.alias;
        this.className = other.className;
        this.given = other.given;
        this.name = other.name;
        this.named = other.named;
        this.chosen = other.chosen;
        this.arguments = new AtomicReference<>(other.arguments.get());
    }

    /** The same with the arguments as they are now, whatever is set afterwards. */
    SessionMaker asOfNow() {
        return new SessionMaker(this);
    }

    /** Device and alias, as every message begins. */
    String name() {
        return name;
    }

    Object deviceToken() {
        return deviceToken;
    }

    String className() {
        return className;
    }

    /** The factory that the caller gave, if one was. */
    @Nullable
    Plugin<ConnectionFactory> given() {
        return given;
    }

    /** The path that was named, else the one that the class has chosen, else null. */
    @Nullable
    Path path() {
        return named != null ? named : chosen.get();
    }

    /** Who has the class now, or the exception that says that nobody has. */
    Plugin<ConnectionFactory> plugin() {
        return given != null ? given : core.contributions().connectionClass(name(), className);
    }

    /** The arguments as they are now; of each session its own, since each notes who reads what. */
    MergedArguments arguments() {
        return new MergedArguments(
                name(),
                arguments.get(),
                named == null ? Map.of() : named.arguments(),
                facts.defaults().arguments());
    }

    /** What the manager itself reads of the arguments, as they are now. */
    ConnectionSettings settings() {
        return ConnectionSettings.of(arguments());
    }

    /** A session that is made and not yet open. */
    record Made(OpenSession session, Plugin<ConnectionFactory> plugin, SessionContext context, Deadline deadline) {

        /** Opens it in the caller's thread. */
        void open() {
            session.open(context, deadline);
        }
    }

    /** Makes a session that is to be opened now, without calling its plugin. */
    Made make(String name, Plugin<ConnectionFactory> plugin, MergedArguments merged, SessionOwner owner) {
        Deadline deadline = Deadline.after(ConnectionSettings.of(merged).connectTimeout());
        OpenSession session = new OpenSession(name, plugin, owner, core.workers());
        SessionContext.Shared shared = new SessionContext.Shared(
                name,
                facts,
                alias,
                Resolution.choices(facts, plugin),
                core.contributions(),
                core.workers(),
                session,
                learned,
                chosen);
        return new Made(session, plugin, new SessionContext(shared, merged, named), deadline);
    }

    /**
     * Ends the session if its plugin has left meanwhile. Removing a plugin closes the openings that are known by then; one
     * that becomes known later asks here.
     */
    void endIfWithdrawn(Made made) {
        if (given == null && !core.contributions().connections().holds(made.plugin())) {
            made.session().close(made.plugin().owner() + " was removed");
        }
    }
}
