// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One {@code rpc-error} (RFC 6241, section 4.3), with all that the device said.
 *
 * @param type the layer where it happened
 * @param tag what happened, for example {@code lock-denied}
 * @param severity whether it is an error or a warning
 * @param appTag {@code error-app-tag}, what happened in terms of the device or its data model, or null
 * @param path {@code error-path}, the place in the data as an XPath expression, or null
 * @param message {@code error-message} for people, or null
 * @param info {@code error-info}, further elements as XML, or null
 */
public record RpcError(
        String type,
        String tag,
        String severity,
        @Nullable String appTag,
        @Nullable String path,
        @Nullable String message,
        @Nullable Xml info) {

    /** Whether it only warns: the operation was done. */
    public boolean isWarning() {
        return severity.equals("warning");
    }

    /** All of it, URLs without their passwords: devices quote what they were asked. */
    @Override
    public String toString() {
        return ConfigUrl.withoutPasswords(
                "RpcError[type=%s, tag=%s, severity=%s, appTag=%s, path=%s, message=%s, info=%s]"
                        .formatted(type, tag, severity, appTag, path, message, info));
    }

    /** The text for people, else the tag. */
    public String text() {
        return Optional.ofNullable(message).filter(text -> !text.isBlank()).orElse(tag);
    }
}
