// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.cli.Cli;

/** A session that is a command line. */
@ProviderType
public interface Terminal extends Session, Cli {}
