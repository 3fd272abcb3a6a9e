// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.plugboard.spi.HookFor;
import org.plugboard.spi.HookScope;
import org.plugboard.spi.ServiceHook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hooks that are here, the outermost first. Readers see an immutable snapshot: a call looks at it once, and pays nothing
 * more if it is empty.
 */
public final class Hooks {

    private static final Logger LOG = LoggerFactory.getLogger(Hooks.class);

    private volatile List<Hook> outermostFirst = List.of();

    /** The hooks as they came. */
    private final List<Hook> inOrder = new ArrayList<>();

    /** What the class of a hook says of its calls. */
    public static HookScope scopeOf(ServiceHook hook) {
        HookFor said = hook.getClass().getAnnotation(HookFor.class);
        return said == null
                ? HookScope.EVERYTHING
                : new HookScope(List.of(said.classes()), List.of(said.services()), List.of(said.devices()), 0);
    }

    /**
     * Adds a hook.
     *
     * @param owner bundle and version; empty if its class says enough
     */
    public Hook add(ServiceHook code, String owner, HookScope scope) {
        Hook hook = new Hook(code, owner, scope);
        change(hooks -> hooks.add(hook));
        LOG.info("{} is here for {}", hook, inWords(scope));
        return hook;
    }

    /** Gives a hook another scope or ranking; calls that run already go on as they began. */
    public void change(Hook hook, HookScope scope) {
        hook.scope(scope);
        change(hooks -> {});
        LOG.info("{} is now for {}", hook, inWords(scope));
    }

    private static String inWords(HookScope scope) {
        return "classes " + scope.classes() + ", services " + scope.services() + ", devices " + scope.devices()
                + ", ranking " + scope.ranking();
    }

    /** Forgets a hook and calls back the threads that are in its code, without waiting for them. The second time it does nothing. */
    public void remove(Hook hook) {
        if (change(hooks -> hooks.remove(hook))) {
            LOG.info("{} leaves", hook);
        }
        hook.withdraw();
    }

    /** Forgets all. */
    void removeAll() {
        outermostFirst.forEach(this::remove);
    }

    private synchronized boolean change(Consumer<List<Hook>> edit) {
        int before = inOrder.size();
        edit.accept(inOrder);
        // The sort is stable: of equals the one that came first stays outside.
        outermostFirst = inOrder.stream()
                .sorted(Comparator.comparingInt((Hook hook) -> hook.scope().ranking())
                        .reversed())
                .toList();
        return inOrder.size() != before;
    }

    boolean isEmpty() {
        return outermostFirst.isEmpty();
    }

    /** Those around a call of this thread, the outermost first; none if it is a hook's own. */
    List<Hook> around(ManagedConnection connection, String service) {
        List<Hook> all = outermostFirst;
        if (all.isEmpty() || connection.threadsInHooks().contains(Thread.currentThread())) {
            return List.of();
        }
        return all.stream().filter(hook -> hook.concerns(connection, service)).toList();
    }
}
