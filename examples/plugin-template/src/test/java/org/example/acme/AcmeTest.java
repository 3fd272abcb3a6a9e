// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.acme;

import java.io.IOException;
import java.nio.file.Path;
import org.plugboard.contract.Peer;
import org.plugboard.contract.PeerPoolContract;
import org.plugboard.spi.ConnectionFactory;

/** What every connection class that leads to a device must do. */
class AcmeTest extends PeerPoolContract {

    @Override
    protected String className() {
        return "acme"; // the name by which a testbed chooses the class
    }

    @Override
    protected ConnectionFactory newFactory() {
        return new AcmeFactory(); // what is tested
    }

    @Override
    protected Peer startPeer(Path folder) throws IOException {
        AcmeDevice device = new AcmeDevice(0); // a server of some lines, on a free port of this machine
        return Peer.of(device.port(), "admin", "secret", device::close);
    }

    @Override
    protected String question(int number) {
        return "answer " + number; // of any two numbers the questions differ …
    }

    @Override
    protected String answer(int number) {
        return "ANSWER " + number; // … and the answers
    }
}
