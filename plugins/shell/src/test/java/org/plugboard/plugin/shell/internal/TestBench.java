// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedFacts;
import org.plugboard.manager.EmbeddedPlugboard;

/** A plugboard with devices that say again what they hear, and a shell in front of it. */
final class TestBench implements AutoCloseable {

    final ParrotFactory parrot = new ParrotFactory();
    final AnnouncerFactory announcer = new AnnouncerFactory();
    final EmbeddedPlugboard plugboard =
            EmbeddedPlugboard.builder().connections(parrot, announcer).build();
    final CommandProcessorImpl processor = new CommandProcessorImpl();
    final EventLog events = new EventLog();
    final ShellComponent shell = new ShellComponent(processor, plugboard, events);
    final Testbed testbed = plugboard.testbed(new TestbedFacts(
            "lab",
            List.of(
                    device("phoenix").build(),
                    device("hydra").attribute("alias", "h").build(),
                    device("default").build()),
            Map.of()));
    /** Counted down by the first answer that is printed. */
    final CountDownLatch answered = new CountDownLatch(1);

    final StringWriter out = new StringWriter() {
        @Override
        public void write(String text, int offset, int length) {
            super.write(text, offset, length);
            answered.countDown();
        }
    };
    final StringWriter err = new StringWriter();

    TestBench() {
        plugboard.listen(events);
    }

    private static DeviceFacts.Builder device(String name) {
        return DeviceFacts.named(name)
                .os("linux")
                .path(org.plugboard.device.Path.of("mgmt", Map.of("class", "parrot", "greeting", "hello")))
                .path(org.plugboard.device.Path.of("console", Map.of("class", "parrot", "protocol", "telnet")))
                .defaultsTo("via", "mgmt");
    }

    /** Runs a script, with its output in {@link #out} and {@link #err}. */
    int script(Path file) {
        return shell.run(file, testbed, new PrintWriter(out), new PrintWriter(err));
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    @Override
    public void close() {
        shell.close();
        processor.stop();
        plugboard.close();
    }
}
