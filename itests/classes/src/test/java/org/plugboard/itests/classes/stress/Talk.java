// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.Connection;
import org.plugboard.connection.Lease;
import org.plugboard.connection.Services;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.RpcErrorException;

/** What one caller says, and the comparison of what comes back with the only right answer. */
final class Talk {

    private static final String NETCONF = "urn:ietf:params:xml:ns:netconf:base:1.0";

    private final Company company;
    private final Random random;

    Talk(Company company, Random random) {
        this.company = company;
        this.random = random;
    }

    Company company() {
        return company;
    }

    Random random() {
        return random;
    }

    /** The connection for one call. */
    Connection use(Line line) {
        line.uses().increment();
        return line.connection();
    }

    /** A lease of the connection. */
    Lease lease(Line line) {
        return use(line).lease();
    }

    /** Asks in the usual way of the class. */
    void ask(Services on, Line line, Question question) {
        if (line.isNetconf()) {
            String nonce = company.nonces().next();
            compare(line, nonce, "there is no operation " + nonce, () -> refused(on, nonce));
        } else {
            ask(line, question, on::execute);
        }
    }

    /** An operation that there is not is refused by its name. */
    private static @Nullable Object refused(Services on, String nonce) {
        try {
            return on.as(Netconf.class).rpc("<%s xmlns='%s'/>".formatted(nonce, NETCONF));
        } catch (RpcErrorException e) {
            return e.error().message();
        }
    }

    /** Asks in a way of its own. */
    void ask(Line line, Question question, UnaryOperator<@Nullable String> way) {
        String nonce = company.nonces().next();
        compare(line, nonce, question.answer(nonce, line.peer().name()), () -> way.apply(question.command(nonce)));
    }

    /** Something that gives an answer. */
    @FunctionalInterface
    interface Answering {
        @Nullable
        Object answer();
    }

    /** Makes a call of which only this can be the answer. */
    void compare(Line line, String nonce, String expected, Answering call) {
        Object answer;
        try {
            answer = call.answer();
        } catch (RuntimeException | Error e) {
            company.nonces().cutShort(nonce);
            throw e;
        }
        if (!expected.equals(answer)) {
            company.findings().add("%s: expected \"%s\", came \"%s\"".formatted(line, expected, answer));
        } else if (line.isTapped() && !company.nonces().hasArrived(nonce)) {
            company.findings().add("%s: %s was answered, but did not reach the device".formatted(line, nonce));
        }
        company.findings().answered();
    }
}
