// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.contract;

import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import org.plugboard.spi.ConnectionFactory;

/**
 * A plugin's classes once more, in a class loader of their own, as a container has them: the jar or folder of the factory is
 * looked into first, the rest is that of the test.
 */
final class Reloaded extends URLClassLoader {

    private Reloaded(URL place, ClassLoader parent) {
        super(new URL[] {place}, parent);
    }

    /** A second factory like this one, from a new class loader. */
    static ConnectionFactory copyOf(ConnectionFactory factory) {
        Class<?> original = factory.getClass();
        CodeSource source = original.getProtectionDomain().getCodeSource();
        try {
            // Never closed: a loader that is not needed any more is to go by itself.
            Reloaded loader = new Reloaded(source.getLocation(), original.getClassLoader());
            return (ConnectionFactory)
                    loader.loadClass(original.getName()).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(original.getName() + " cannot be made a second time", e);
        }
    }

    /** Whether it can be made without what other plugins give. */
    static boolean canCopy(ConnectionFactory factory) {
        try {
            return factory.getClass().getConstructor() != null;
        } catch (NoSuchMethodException needsOthers) {
            return false;
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try {
                return findClass(name);
            } catch (ClassNotFoundException notOfThePlugin) {
                return super.loadClass(name, resolve);
            }
        }
    }
}
