// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.spi.ConnectionFactory;

/**
 * Which class and path a connection has: what its request means by the facts of its device. They stay until paths or defaults
 * of the device change; the next opening then takes what the request means by the new ones. Thread-safe.
 */
final class Course {

    private final PlugboardCore core;
    private final SessionMaker.Identity identity;
    private final LiveFacts live;
    private final ConnectRequest request;
    private final @Nullable Plugin<ConnectionFactory> given;
    private final AtomicReference<Map<String, Object>> arguments;
    private final AtomicReference<@Nullable Path> chosen = new AtomicReference<>();
    private volatile Taken taken;

    /** Holds no plugin: that may leave. */
    private record Taken(DeviceFacts facts, String className, @Nullable String derivedAlias, @Nullable Path path) {

        static Taken of(DeviceFacts facts, Resolution resolution) {
            return new Taken(facts, resolution.className(), resolution.derivedAlias(), resolution.path());
        }

        boolean agreesWith(DeviceFacts now) {
            return facts.paths().equals(now.paths()) && facts.defaults().equals(now.defaults());
        }
    }

    /**
     * Of the connection of this alias.
     *
     * @param request what the user asked for; if it gives a factory, that is the class for ever
     * @param facts those that the resolution was made by
     * @param arguments those of the call, as they are when it is opened
     */
    Course(
            PlugboardCore core,
            ManagedDevice device,
            String alias,
            ConnectRequest request,
            DeviceFacts facts,
            Resolution resolution,
            AtomicReference<Map<String, Object>> arguments) {
        this.core = core;
        this.identity = new SessionMaker.Identity(
                device.name() + "/" + alias, alias, device.token(), device.learnedByPlugins(), device.asker());
        this.live = device.live();
        this.request = request;
        this.given = resolution.given();
        this.arguments = arguments;
        this.taken = Taken.of(facts, resolution);
    }

    /** Device and alias, as every message begins. */
    String name() {
        return identity.name();
    }

    /** The class, as it was decided last. */
    String className() {
        return taken.className();
    }

    /** The alias that the class gives, if it gives one. */
    Optional<String> derivedAlias() {
        return Optional.ofNullable(taken.derivedAlias());
    }

    /** The factory that the caller gave, if one was. */
    @Nullable
    Plugin<ConnectionFactory> given() {
        return given;
    }

    /** The path that is named, else the one that the class has chosen, as it is now; empty if there is none or it is gone. */
    Optional<Path> path() {
        return pathName().map(name -> live.now().paths().get(name));
    }

    /** The name of the path that is named, else of the one that the class has chosen, be it there or not. */
    Optional<String> pathName() {
        Path named = taken.path();
        return Optional.ofNullable(named != null ? named : chosen.get()).map(Path::name);
    }

    /** Whether somebody here offers its class, and somebody a transport for each of these protocols. Calls no plugin. */
    boolean isOffered(Set<String> protocols) {
        Plugins plugins = core.contributions();
        return (given != null || plugins.connections().find(className()).isPresent())
                && protocols.stream()
                        .allMatch(
                                protocol -> plugins.transports().find(protocol).isPresent());
    }

    /** Whether this name means its path, be it there or not. */
    boolean isOver(String via) {
        return request.via().filter(via::equals).isPresent()
                || path().map(Path::name).filter(via::equals).isPresent();
    }

    /** What the manager itself reads of the arguments, as they are now. */
    ConnectionSettings settings() {
        Taken last = taken;
        return ConnectionSettings.of(ground(last).arguments(name()));
    }

    /**
     * Prepares an opening by the facts as they are now.
     *
     * @param chronicle is told what becomes of it
     * @throws org.plugboard.connection.UnknownNameException if its path or class is not there any more
     */
    SessionMaker maker(Chronicle chronicle) {
        DeviceFacts now = live.now();
        Taken before = taken;
        Taken current = before;
        if (!before.facts().equals(now)) {
            current = before.agreesWith(now)
                    ? new Taken(now, before.className(), before.derivedAlias(), before.path())
                    : Taken.of(now, Resolution.of(request, now, core.contributions(), core.defaultClass()));
            taken = current;
        }
        return new SessionMaker(core, identity, ground(current), chronicle, given);
    }

    private Ground ground(Taken on) {
        return new Ground(
                live,
                on.facts(),
                on.className(),
                request.factory().isPresent() ? Optional.of(on.className()) : request.connectionClass(),
                on.path(),
                arguments.get(),
                chosen::set);
    }
}
