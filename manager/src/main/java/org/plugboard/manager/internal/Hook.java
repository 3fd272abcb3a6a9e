// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.HookScope;
import org.plugboard.spi.ServiceHook;

/**
 * A hook as it was registered, and the threads that are in its code. When it is withdrawn it lets go of the hook's object, so
 * that calls that still go on keep nothing of it.
 */
public final class Hook {

    private final String name;
    private final AtomicReference<@Nullable ServiceHook> code;
    private final Set<Stay> stays = ConcurrentHashMap.newKeySet();
    private volatile HookFilter filter;

    /** Of this owner: bundle and version; empty if its class says enough. */
    Hook(ServiceHook code, String owner, HookScope scope) {
        this.name = "hook " + code.getClass().getName() + (owner.isEmpty() ? "" : " of " + owner);
        this.code = new AtomicReference<>(code);
        this.filter = new HookFilter(scope);
    }

    HookScope scope() {
        return filter.scope();
    }

    void scope(HookScope scope) {
        filter = new HookFilter(scope);
    }

    /** Whether it is for this service of this connection, as far as its scope says. */
    boolean concerns(ManagedConnection connection, String service) {
        return filter.means(connection, service);
    }

    /** The hook's object; null when it was withdrawn. */
    @Nullable
    ServiceHook code() {
        return code.get();
    }

    /** This thread may be in its code from now on. To be followed by a look at {@link #code}. */
    void enter(Stay stay) {
        stay.enter();
        stays.add(stay);
    }

    void leave(Stay stay) {
        stays.remove(stay);
        stay.leave();
    }

    /** Is not asked any more; the threads that are in its code are interrupted, once. Does not wait for them. */
    void withdraw() {
        // In this order: who enters afterwards finds no code, who entered before is found here.
        if (code.getAndSet(null) != null) {
            stays.forEach(Stay::callBack);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
