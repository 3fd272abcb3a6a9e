// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.util.List;
import net.schmizz.sshj.userauth.method.ChallengeResponseProvider;
import net.schmizz.sshj.userauth.password.Resource;
import org.plugboard.device.Secret;

/**
 * Answers the first hidden question with the password, whatever its words and language, and all others with nothing: the
 * second one may ask for a new password.
 */
final class PasswordAnswer implements ChallengeResponseProvider {

    private final Secret password;
    private boolean given;

    PasswordAnswer(Secret password) {
        this.password = password;
    }

    @Override
    public List<String> getSubmethods() {
        return List.of();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void init(Resource resource, String name, String instruction) {}

    @Override
    public char[] getResponse(String prompt, boolean echo) {
        if (echo || given) {
            return new char[0];
        }
        given = true;
        return password.reveal().toCharArray();
    }

    @Override
    public boolean shouldRetry() {
        return false;
    }
}
