// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.processes;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process has taken of the machine. */
public final class ProcessFigures {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private ProcessFigures() {}

    /** Resident KB, heap KB in use behind a collection, threads. */
    public static String memory() throws IOException {
        System.gc();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
        return status("VmRSS") + " " + heap + " "
                + ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** The most that was resident, in KB. */
    public static String peak() throws IOException {
        return Long.toString(status("VmHWM"));
    }

    /** Processor time of all threads, in ns. */
    public static long cpuNs() {
        return SYSTEM.getProcessCpuTime();
    }

    private static long status(String key) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(key + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
