// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * TLS as a pipe of bytes, on the transport {@code tcp}. {@link TlsSettings} is what the path says, {@link OwnCertificate} and {@link
 * ServerCheck} are who both sides are, {@link Handshake}, {@link Inbound} and {@link Outbound} move records, {@link TlsTransport} says it
 * in the words of the API.
 */
@NullMarked
package org.plugboard.plugin.tls.internal;

import org.jspecify.annotations.NullMarked;
