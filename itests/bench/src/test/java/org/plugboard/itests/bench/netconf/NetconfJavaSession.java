// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.netconf;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * A session of netconf-java, over JSch. A reply is a DOM. The library is in no repository of Maven: a jar built from its sources is given
 * by {@code -Dbench.netconf-java=JAR}, so it is called by reflection.
 */
final class NetconfJavaSession implements Session {

    private final Object device;
    private final Method execute;

    NetconfJavaSession(Target target) throws IOException {
        try {
            Class<?> type = Class.forName("net.juniper.netconf.Device");
            Object builder = type.getMethod("builder").invoke(null);
            set(builder, "hostName", String.class, "127.0.0.1");
            set(builder, "port", int.class, target.port());
            set(builder, "userName", String.class, target.user());
            set(builder, "password", String.class, target.password());
            builder.getClass().getMethod("trustAllHostKeys").invoke(builder);
            device = builder.getClass().getMethod("build").invoke(builder);
            execute = type.getMethod("executeRPC", String.class);
            call(type.getMethod("connect"));
        } catch (ReflectiveOperationException e) {
            throw new IOException(e);
        }
    }

    private static void set(Object builder, String name, Class<?> type, Object value)
            throws ReflectiveOperationException {
        builder.getClass().getMethod(name, type).invoke(builder, value);
    }

    private Object call(Method method, Object... arguments) throws IOException {
        try {
            return method.invoke(device, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IOException(e);
        }
    }

    @Override
    public int ask(String operation) throws IOException {
        return call(execute, operation) == null ? 0 : 1;
    }

    /** It has one request at a time. */
    @Override
    public void askAtOnce(String operation, int requests) {
        throw new UnsupportedOperationException(operation);
    }

    @Override
    public void close() throws IOException {
        try {
            call(device.getClass().getMethod("close"));
        } catch (NoSuchMethodException e) {
            throw new IOException(e);
        }
    }
}
