// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Plugboard;
import org.plugboard.device.Registration;
import org.plugboard.spi.HookScope;

/** The hooks that are registered just now; they come and go while calls run. Thread-safe. */
final class HookRack {

    private static final int MOST = 4;
    private static final HookScope SCOPE = HookScope.EVERYTHING.forServices("execute", "connect");

    private final Plugboard plugboard;
    private final List<String> devices;
    private final Deque<Registration> registrations = new ArrayDeque<>();
    private boolean closed;

    HookRack(Plugboard plugboard, List<String> devices) {
        this.plugboard = plugboard;
        this.devices = devices;
    }

    /** Registers one more, and withdraws the oldest if there are enough. */
    void change(Company company, Random random) {
        OddHook.Oddity[] oddities = OddHook.Oddity.values();
        HookScope scope = SCOPE.ranked(random.nextInt(5));
        OddHook hook = new OddHook(oddities[random.nextInt(oddities.length)], company);
        Registration added = plugboard.hook(
                hook, random.nextBoolean() ? scope : scope.forDevices(devices.get(random.nextInt(devices.size()))));
        Registration withdrawn = keep(added);
        if (withdrawn != null) {
            withdrawn.close();
        }
    }

    private synchronized @Nullable Registration keep(Registration added) {
        if (closed) {
            return added;
        }
        registrations.addLast(added);
        return registrations.size() > MOST ? registrations.removeFirst() : null;
    }

    /** Withdraws all, and every one that comes late. */
    void clear() {
        List<Registration> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(registrations);
            registrations.clear();
        }
        all.forEach(Registration::close);
    }
}
