// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;
import org.plugboard.device.Secret;

/** Gives sshj a secret at the moment when it needs it, once. */
record SecretFinder(Secret secret) implements PasswordFinder {

    @Override
    public char[] reqPassword(Resource<?> resource) {
        return secret.reveal().toCharArray();
    }

    @Override
    public boolean shouldRetry(Resource<?> resource) {
        return false;
    }
}
