// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What every connection class must do, as JUnit tests. The author of one extends the contract that fits it and says how a
 * connection is made and what may be asked; the name of a test that fails is the rule that the class breaks. {@link
 * org.plugboard.contract.LifeContract} is one connection, {@link org.plugboard.contract.PoolContract} several of them; {@link
 * org.plugboard.contract.PeerContract} and {@link org.plugboard.contract.PeerPoolContract} are the same for a class that leads
 * to a device, with a wire between them that breaks. For scope test.
 */
@NullMarked
package org.plugboard.contract;

import org.jspecify.annotations.NullMarked;
