// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credential;
import org.plugboard.device.Secret;
import org.plugboard.plugin.simulator.internal.DeviceDescription.Login;

/** Asks for name and password, three times at most. */
final class LoginDialogue implements Dialogue {

    private static final int TRIES = 3;

    private final Login login;
    private final Texts texts;
    private final Credential credential;
    private @Nullable String username;
    private int refusals;
    private boolean accepted;

    LoginDialogue(Login login, Texts texts, Credential credential) {
        this.login = login;
        this.texts = texts;
        this.credential = credential;
    }

    @Override
    public String begin() {
        return texts.fill(login.banner() + login.username());
    }

    @Override
    public String answer(String line) {
        if (username == null) {
            username = line;
            return texts.fill(login.password());
        }
        accepted = credential.username().equals(Optional.of(username))
                && credential.password().equals(Optional.of(Secret.of(line)));
        username = null;
        if (accepted) {
            return "";
        }
        refusals++;
        return texts.fill(isOver() ? login.refused() : login.refused() + login.username());
    }

    @Override
    public boolean hidesInput() {
        return username != null;
    }

    @Override
    public boolean isOver() {
        return accepted || refusals >= TRIES;
    }

    /** Whether the right ones were given. */
    boolean isAccepted() {
        return accepted;
    }
}
