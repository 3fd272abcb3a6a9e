// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * SSH: the transport on sshj, host keys, login, and the connection class {@code ssh}.
 *
 * <p>sshj brings the protocol. The streams below it ({@link PipeStreams}) and the channel above it ({@link
 * DeadlineChannel}) are our own, because sshj's cannot end at a deadline.
 */
@NullMarked
package org.plugboard.plugin.ssh.internal;

import org.jspecify.annotations.NullMarked;
