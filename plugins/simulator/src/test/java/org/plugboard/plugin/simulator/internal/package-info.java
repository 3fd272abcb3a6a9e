@NullMarked
package org.plugboard.plugin.simulator.internal;

import org.jspecify.annotations.NullMarked;
