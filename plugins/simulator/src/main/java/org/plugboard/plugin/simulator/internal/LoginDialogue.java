// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.simulator.internal.DeviceDescription.Login;

/** Asks for name and password, three times at most. */
final class LoginDialogue implements Dialogue {

    private static final int TRIES = 3;

    private final Login login;
    private final Texts texts;
    private final BiPredicate<String, String> accepts;
    private @Nullable String username;
    private int refusals;
    private boolean accepted;

    LoginDialogue(Login login, Texts texts, BiPredicate<String, String> accepts) {
        this.login = login;
        this.texts = texts;
        this.accepts = accepts;
    }

    @Override
    public void begin(Outlet out) {
        String greeting = texts.fill(login.banner() + login.username());
        if (login.fault() == null) {
            out.print(greeting);
        } else {
            out.say(login.fault().say(Texts.forTerminal(greeting)));
        }
    }

    @Override
    public void line(String line, Outlet out) {
        if (username == null) {
            username = line;
            out.print(texts.fill(login.password()));
            return;
        }
        accepted = accepts.test(username, line);
        username = null;
        if (accepted) {
            return;
        }
        refusals++;
        out.print(texts.fill(login.refused()));
        if (refusals >= TRIES) {
            out.say(List.of(Step.EXIT).iterator());
        } else {
            out.print(texts.fill(login.username()));
        }
    }

    @Override
    public void interrupt(Outlet out) {
        username = null;
        out.print(texts.fill(login.username()));
    }

    @Override
    public boolean canInterrupt() {
        return login.fault() == null;
    }

    @Override
    public boolean hidesInput() {
        return username != null;
    }

    @Override
    public boolean isOver() {
        return accepted;
    }
}
