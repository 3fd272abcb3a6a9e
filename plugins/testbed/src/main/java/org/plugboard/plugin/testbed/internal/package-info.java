/** Reads testbed files in YAML. */
@NullMarked
package org.plugboard.plugin.testbed.internal;

import org.jspecify.annotations.NullMarked;
