package io.swarmstatus.producer;

import org.testcontainers.kafka.KafkaContainer;

/** Containers of real brokers. */
final class BrokerContainers {

    /** On a busy machine a container may find its start script still being written, and end. */
    private static final int ATTEMPTS = 3;

    private BrokerContainers() {}

    static KafkaContainer create() {
        // Started for a few tests: the second compiler would cost a third of its processor time, and gain nothing.
        return new KafkaContainer("apache/kafka:4.3.1")
                .withStartupAttempts(ATTEMPTS)
                .withEnv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
    }
}
