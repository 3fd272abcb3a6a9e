// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Notification;

/** Notifications of OpenDaylight's device, which sends those of a file behind each subscription, whatever it is asked for. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NotificationsTest {

    @TempDir
    private Path folder;

    @Test
    void aListenerHearsAllThatTheDeviceSends() throws IOException, InterruptedException {
        try (TestTool tool = TestTool.start(
                        1, TestTool.Kind.NOTIFYING, Lab.file("notifications.xml", folder), folder.resolve("log"));
                Lab lab = new Lab(folder, tool.ports(), TestTool.PASSWORD, "")) {
            Netconf netconf = lab.netconf();
            BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
            netconf.subscribe(heard::add);
            for (int i = 0; i < 3; i++) {
                Notification notification = heard.poll(60, TimeUnit.SECONDS);
                assertThat(notification).isNotNull();
                assertThat(notification.eventTime()).isEqualTo("2026-01-02T03:04:05Z");
                assertThat(notification.event().text()).contains("<port>7</port>");
            }
        }
    }
}
