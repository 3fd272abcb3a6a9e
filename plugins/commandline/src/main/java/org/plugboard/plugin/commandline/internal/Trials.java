// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Testbed;

/** Tries to connect to each device of testbeds. */
final class Trials {

    private final Opened opened;
    private final @Nullable Duration timeout;
    private final Consumer<Trial> listener;
    private final List<Trial> ended = new ArrayList<>();

    /** Tells each trial as soon as it and those before it have ended, until the container ends. */
    Trials(Opened opened, @Nullable Duration timeout, Consumer<Trial> listener) {
        this.opened = opened;
        this.timeout = timeout;
        this.listener = listener;
    }

    /** Tries all devices at the same time, so many as make sense, and waits for the last. */
    void run(String file, Testbed testbed) throws InterruptedException, ExecutionException {
        try (AtOnce all = new AtOnce()) {
            for (Future<Trial> future : all.begin(testbed.devices(), device -> Trial.of(file, device, timeout))) {
                Trial trial = future.get();
                if (opened.ended()) {
                    // Whoever interrupted it knows why a device was not reached.
                    return;
                }
                ended.add(trial);
                listener.accept(trial);
            }
        }
    }

    /** Those that have ended, in the order of the files. */
    List<Trial> ended() {
        return ended;
    }

    /** Whether a device could not be connected. */
    boolean failed() {
        return !ended.stream().allMatch(Trial::ok);
    }

    /** How many devices could be connected, for people. */
    String summary() {
        return ended.stream().filter(Trial::ok).count() + " of " + ended.size()
                + (ended.size() == 1 ? " device" : " devices") + " connected";
    }
}
