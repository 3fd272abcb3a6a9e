// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework.storm;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.plugboard.cli.Cli;
import org.plugboard.connection.Connection;
import org.plugboard.connection.Services;
import org.plugboard.device.Device;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.RpcErrorException;

/**
 * A connection, by the handle that was made once, and how it is asked.
 *
 * @param plugins what it stands on
 * @param answers how many calls of it were answered
 */
record Line(Device device, Connection connection, Speech speech, Set<String> plugins, LongAdder answers) {

    private static final Duration PATIENT = Duration.ofMinutes(2);
    private static final String NETCONF = "urn:ietf:params:xml:ns:netconf:base:1.0";

    /** What its device understands. */
    enum Speech {
        COMMANDS {
            @Override
            String question(String nonce) {
                return "show nonce " + nonce;
            }

            @Override
            String answer(Device device, String nonce) {
                return "nonce %1$s, line 1 of %2$s\nnonce %1$s, line 2 of %2$s".formatted(nonce, device.name());
            }

            @Override
            String askTyped(Services on, String nonce) {
                return on.as(Cli.class).execute(question(nonce), PATIENT);
            }
        },
        /** An operation that there is not is refused by its name. */
        RPCS {
            @Override
            String question(String nonce) {
                return "<%s xmlns='%s'/>".formatted(nonce, NETCONF);
            }

            @Override
            String answer(Device device, String nonce) {
                return "there is no operation " + nonce;
            }

            @Override
            String ask(Services on, String nonce) {
                return askTyped(on, nonce);
            }

            @Override
            String askTyped(Services on, String nonce) {
                return refusal(() -> on.as(Netconf.class).rpc(question(nonce)));
            }

            @Override
            String askByName(Services on, String nonce) {
                return refusal(() -> on.call("rpc", question(nonce)));
            }

            private String refusal(Runnable call) {
                try {
                    call.run();
                } catch (RpcErrorException e) {
                    return e.error().message();
                }
                return "no error";
            }
        },
        /** The example plugin says what it is told, and has no typed view. */
        ECHO {
            @Override
            String question(String nonce) {
                return nonce;
            }

            @Override
            String answer(Device device, String nonce) {
                return nonce;
            }

            @Override
            String askTyped(Services on, String nonce) {
                return ask(on, nonce);
            }
        };

        abstract String question(String nonce);

        /** The only right answer. */
        abstract String answer(Device device, String nonce);

        String ask(Services on, String nonce) {
            return on.execute(question(nonce));
        }

        abstract String askTyped(Services on, String nonce);

        String askByName(Services on, String nonce) {
            return String.valueOf(on.call("execute", question(nonce)));
        }
    }

    String alias() {
        return connection.alias();
    }

    @Override
    public String toString() {
        return device.name() + "/" + alias();
    }
}
