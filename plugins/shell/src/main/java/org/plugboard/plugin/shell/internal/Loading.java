// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.stream.Collectors;
import org.plugboard.device.Device;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedRequest;

/** The command that loads a testbed. */
final class Loading {

    static final Command LOAD = new Command(
            "load",
            "load FILE",
            "loads a testbed in the place of the one that is there, whose connections it closes",
            "load lab.yaml",
            Loading::load);

    private Loading() {}

    private static Object load(Workbench bench, List<Object> words) {
        LOAD.requireWords(words, 1, 1);
        Testbed testbed = bench.plugboard()
                .load(TestbedRequest.of(location(words.get(0).toString())).asking(bench.asker()));
        bench.replaceTestbed(testbed);
        return "Loaded " + testbed.name() + ": "
                + testbed.devices().stream().map(Device::name).collect(Collectors.joining(", "));
    }

    /** As a user writes it: a file, a folder, a URL. */
    private static String location(String text) {
        try {
            return text.startsWith("~/")
                    ? HomeFolder.here().resolve(text.substring(2)).toString()
                    : text;
        } catch (InvalidPathException e) {
            throw LOAD.wrongUsage("'" + text + "' is no file name");
        }
    }
}
