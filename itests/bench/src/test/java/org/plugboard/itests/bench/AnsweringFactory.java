// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench;

import org.plugboard.spi.ConnectionClass;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;

/** The connection class of {@link AnsweringSession}. */
@ConnectionClass(AnsweringFactory.NAME)
final class AnsweringFactory implements ConnectionFactory {

    static final String NAME = "answering";

    @Override
    public AnsweringSession create(ConnectionContext context) {
        return new AnsweringSession();
    }
}
