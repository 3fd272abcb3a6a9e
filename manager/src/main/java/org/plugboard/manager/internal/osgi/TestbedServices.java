// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.osgi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Testbed;
import org.plugboard.manager.internal.TestbedPublisher;
import org.plugboard.spi.PluginProperties;

/** Makes testbeds that are followed, and each of their devices, services of the container. */
final class TestbedServices implements TestbedPublisher {

    private final BundleContext context;

    TestbedServices(BundleContext context) {
        this.context = context;
    }

    @Override
    public Publication publish(Testbed testbed) {
        Published published = new Published(context, testbed);
        published.update();
        return published;
    }

    /** One testbed with its devices. */
    private static final class Published implements Publication {

        private final Testbed testbed;
        private final ServiceSet<Testbed> itself;
        private final ServiceSet<Device> devices;

        Published(BundleContext context, Testbed testbed) {
            this.testbed = testbed;
            this.itself = new ServiceSet<>(context, Testbed.class);
            this.devices = new ServiceSet<>(context, Device.class);
        }

        @Override
        public void update() {
            String name = testbed.name();
            itself.become(Map.of(testbed, Map.of(PluginProperties.TESTBED_NAME, name)));
            Map<Device, Map<String, String>> now = new LinkedHashMap<>();
            testbed.devices().forEach(device -> now.put(device, properties(name, device.facts())));
            devices.become(now);
        }

        private static Map<String, String> properties(String testbed, DeviceFacts device) {
            Map<String, String> properties = new LinkedHashMap<>();
            properties.put(PluginProperties.TESTBED_NAME, testbed);
            properties.put(PluginProperties.DEVICE_NAME, device.name());
            properties.put(PluginProperties.DEVICE_ALIAS, device.alias());
            device.os().ifPresent(os -> properties.put(PluginProperties.DEVICE_OS, os));
            return properties;
        }

        @Override
        public void close() {
            devices.close();
            itself.close();
        }
    }
}
