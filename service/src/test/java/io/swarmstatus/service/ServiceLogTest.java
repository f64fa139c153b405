package io.swarmstatus.service;

import static ch.qos.logback.classic.spi.Configurator.ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
import static ch.qos.logback.classic.spi.Configurator.ExecutionStatus.INVOKE_NEXT_IF_ANY;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class ServiceLogTest {

    private static final String FILE = "logback.configurationFile";

    private final LoggerContext context = new LoggerContext();

    @AfterEach
    void clear() {
        System.clearProperty(FILE);
        context.stop();
    }

    @Test
    void isFoundByLogback() {
        assertThat(ServiceLoader.load(Configurator.class)).hasAtLeastOneElementOfType(ServiceLog.class);
    }

    @Test
    void logsOurOwnWordsAndOfTheLibrariesOnlyWhatIsWrong() {
        var status = new ServiceLog().configure(context);

        assertThat(status).isEqualTo(DO_NOT_INVOKE_NEXT_IF_ANY);
        assertThat(level("io.swarmstatus.api.Api")).isEqualTo(Level.INFO);
        assertThat(level("io.helidon.webserver.LoomServer")).isEqualTo(Level.WARN);
        assertThat(level("org.apache.kafka.streams.KafkaStreams")).isEqualTo(Level.WARN);
        assertThat(level("org.apache.kafka.clients.NetworkClient")).isEqualTo(Level.OFF);
        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME)
                        .getAppender("console")
                        .isStarted())
                .isTrue();
    }

    @Test
    void leavesItToTheFileThatIsNamed() {
        System.setProperty(FILE, "of-somebody-else.xml");

        var status = new ServiceLog().configure(context);

        assertThat(status).isEqualTo(INVOKE_NEXT_IF_ANY);
        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console"))
                .isNull();
    }

    private Level level(String logger) {
        return context.getLogger(logger).getEffectiveLevel();
    }
}
