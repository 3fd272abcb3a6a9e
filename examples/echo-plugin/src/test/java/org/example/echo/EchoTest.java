// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.echo;

import org.plugboard.contract.PoolContract;
import org.plugboard.spi.ConnectionFactory;

/** A class that leads nowhere: what every class must do. One that leads to a device extends PeerPoolContract. */
class EchoTest extends PoolContract {

    @Override
    protected String className() {
        return "echo";
    }

    @Override
    protected ConnectionFactory newFactory() {
        return new EchoFactory();
    }

    @Override
    protected String question(int number) {
        return "answer " + number;
    }

    @Override
    protected String answer(int number) {
        return "answer " + number;
    }
}
