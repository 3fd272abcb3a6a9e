// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Code of a class loader of its own, as that of a plugin is. */
final class Guest extends ClassLoader {

    private Guest() {
        super(Guest.class.getClassLoader());
    }

    /** Has its loader on the stack of what it runs. */
    public static final class Frame implements Runnable {

        private final Runnable action;

        /** Runs this action. */
        public Frame(Runnable action) {
            this.action = action;
        }

        @Override
        public void run() {
            action.run();
        }
    }

    /** The action, run by a frame of a new loader, which is that of its class. */
    static Runnable running(Runnable action) {
        try (InputStream code = Objects.requireNonNull(
                Guest.class.getResourceAsStream("Guest$" + Frame.class.getSimpleName() + ".class"))) {
            byte[] bytes = code.readAllBytes();
            return (Runnable) new Guest()
                    .defineClass(Frame.class.getName(), bytes, 0, bytes.length)
                    .getConstructor(Runnable.class)
                    .newInstance(action);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
