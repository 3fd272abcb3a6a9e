// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A device that asks one question after the other, whatever is answered, and comes to its prompt behind the last. */
final class AskingDevice {

    private final Deque<String> left;
    private final String prompt;

    private AskingDevice(List<String> questions, String prompt) {
        this.left = new ArrayDeque<>(questions);
        this.prompt = prompt;
    }

    static FakeDevice then(String prompt, String... questions) {
        AskingDevice asking = new AskingDevice(List.of(questions), prompt);
        FakeDevice device = FakeDevice.greeting("", asking::next).echo(false);
        device.say(asking.left.remove());
        return device;
    }

    private void next(FakeDevice device, String answer) {
        if (left.isEmpty()) {
            device.echo(true).reader(FakeDevice::answer).prompt(prompt).say("\r\n" + prompt);
        } else {
            device.say("\r\n" + left.remove());
        }
    }
}
