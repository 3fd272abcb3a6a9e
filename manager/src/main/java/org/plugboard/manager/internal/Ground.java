// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;

/**
 * What one opening stands on: the class, the path, the arguments of the call and the facts of the device, all as they were when
 * it was prepared. It can say whether the facts have moved away below it. Thread-safe.
 */
final class Ground {

    private final LiveFacts live;
    private final DeviceFacts facts;
    private final String className;
    private final Optional<String> classOfCall;
    private final @Nullable Path named;
    private final Map<String, Object> arguments;
    private final Consumer<Path> onChosen;
    private volatile @Nullable Path chosen;

    /**
     * As of now.
     *
     * @param facts those that {@code live} had when class and path were decided
     * @param classOfCall the class that the call names
     * @param named the path, or null if the class chooses it
     * @param arguments those of the call
     * @param onChosen is told which path the class chose
     */
    Ground(
            LiveFacts live,
            DeviceFacts facts,
            String className,
            Optional<String> classOfCall,
            @Nullable Path named,
            Map<String, Object> arguments,
            Consumer<Path> onChosen) {
        this.live = live;
        this.facts = facts;
        this.className = className;
        this.classOfCall = classOfCall;
        this.named = named;
        this.arguments = arguments;
        this.onChosen = onChosen;
    }

    String className() {
        return className;
    }

    @Nullable
    Path named() {
        return named;
    }

    /** Notes the path that the class chose. */
    void choose(Path path) {
        chosen = path;
        onChosen.accept(path);
    }

    /** The facts as they are now, as long as they agree with those that it was prepared with. */
    DeviceFacts facts() {
        DeviceFacts now = live.now();
        return now.equals(facts) || outdated().isPresent() ? facts : now;
    }

    /** The arguments of one session; of each its own, since each notes who reads what. */
    MergedArguments arguments(String subject) {
        return new MergedArguments(
                subject,
                arguments,
                named == null ? Map.of() : named.arguments(),
                facts.defaults().arguments());
    }

    /** What the manager itself reads, with what stands on the path that the class has chosen, once it has. */
    ConnectionSettings settings(String subject) {
        MergedArguments merged = arguments(subject);
        Path over = chosen;
        return ConnectionSettings.of(named != null || over == null ? merged : merged.over(over.arguments()));
    }

    /** Why what is built on it must end, if it must: something that counts is different now. */
    Optional<String> outdated() {
        LiveFacts.Said said = live.said();
        return said.facts().equals(facts) ? Optional.empty() : basis(facts).differs(basis(said.facts()), said.place());
    }

    private Basis basis(DeviceFacts of) {
        Path over = named != null ? named : chosen;
        return Basis.of(of, over == null ? null : over.name(), classOfCall, arguments);
    }
}
