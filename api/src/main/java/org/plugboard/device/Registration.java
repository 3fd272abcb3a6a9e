// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import org.osgi.annotation.versioning.ProviderType;

/** Something that was registered in code, until it is closed. */
@ProviderType
public interface Registration extends AutoCloseable {

    /** Takes it back; the second time it does nothing. Does not block. */
    @Override
    void close();
}
