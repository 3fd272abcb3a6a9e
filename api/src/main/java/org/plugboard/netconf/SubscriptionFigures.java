// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

/**
 * What has become of the notifications of a {@link Subscription}.
 *
 * @param received how many have come that could be read
 * @param told how many of these the listener was told
 * @param dropped how many of these were dropped since the listener was slower than they came
 * @param waiting how many of these wait for the listener
 * @param failed at how many the listener threw
 * @param unreadable how many have come that could not be read: not well-formed, without an event, or larger than {@code max_answer}
 */
public record SubscriptionFigures(long received, long told, long dropped, int waiting, long failed, long unreadable) {}
