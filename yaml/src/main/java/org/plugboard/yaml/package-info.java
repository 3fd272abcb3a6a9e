// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** Descriptions of our own in YAML. Not exported by any bundle: each that reads some has its copy. */
@NullMarked
package org.plugboard.yaml;

import org.jspecify.annotations.NullMarked;
