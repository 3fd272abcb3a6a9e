// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.echo;

import org.osgi.service.component.annotations.Component;
import org.plugboard.connection.ServiceInterface;
import org.plugboard.spi.ConnectionClass;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;

/** The connection class {@code echo}: a device that says what it is told. */
@Component
@ConnectionClass({"echo", "org.example.Echo"})
public final class EchoFactory implements ConnectionFactory {

    /**
     * What a connection of this class can do. Users reach it as {@code connection.execute("hello")} and {@code
     * connection.call("execute", "hello")}. An interface that they shall have typed, by {@code as(Echo.class)}, belongs into
     * a bundle of its own, which stays when the plugin goes.
     */
    @ServiceInterface
    public interface Echo {

        /** Returns the text, behind the connection's argument {@code prefix}. */
        String execute(String text);
    }

    /** Arguments are read here, so that a wrong one is reported before anything is sent. */
    @Override
    public EchoSession create(ConnectionContext context) {
        return new EchoSession(context.arguments().text("prefix", ""));
    }
}
