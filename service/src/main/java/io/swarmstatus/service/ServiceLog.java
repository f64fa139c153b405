package io.swarmstatus.service;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;
import net.logstash.logback.encoder.LogstashEncoder;
import net.logstash.logback.fieldnames.LogstashFieldNames;

/**
 * The services' log: to the standard error stream. Logback finds it when the first logger is made. It is no XML, since to read that
 * took a fifth of a second of every start.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class ServiceLog extends ContextAwareBase implements Configurator {

    /** One line an event: what happened, then the key-values that say which. */
    private static final String LINE =
            "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\",UTC} %-5level %logger{0} %msg %kvp%n%ex{short}";

    private static final String LEFT_OUT = "[ignore]";

    /**
     * What the libraries say. Of Kafka it is a line a second for as long as a broker is away, and one an attempt where it does not
     * let us in; the services say themselves, once, whom they wait for and why.
     */
    private static final Map<String, Level> LEVELS = Map.of(
            "io.helidon", Level.WARN,
            "org.apache.kafka", Level.WARN,
            "org.apache.kafka.clients.NetworkClient", Level.OFF,
            "org.apache.kafka.clients.admin.internals.AdminMetadataManager", Level.ERROR,
            "org.apache.kafka.clients.ClientUtils", Level.ERROR,
            "org.apache.hc", Level.WARN);

    /** What a program names as its own, and what a test brings along, comes first. */
    @Override
    public ExecutionStatus configure(LoggerContext log) {
        if (System.getProperty("logback.configurationFile") != null
                || ServiceLog.class.getResource("/logback-test.xml") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(log);
        console.setName("console");
        console.setTarget(ConsoleTarget.SystemErr.getName());
        console.setEncoder(LogFormat.isJson(System.getenv()) ? json(log) : text(log));
        console.start();
        LEVELS.forEach((name, level) -> log.getLogger(name).setLevel(level));
        var root = log.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(console);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static Encoder<ILoggingEvent> text(LoggerContext log) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(log);
        encoder.setPattern(LINE);
        encoder.start();
        return encoder;
    }

    /** One JSON object an event, the key-values as members of it. */
    private static Encoder<ILoggingEvent> json(LoggerContext log) {
        var names = new LogstashFieldNames();
        names.setVersion(LEFT_OUT);
        names.setLevelValue(LEFT_OUT);
        var encoder = new LogstashEncoder();
        encoder.setContext(log);
        encoder.setTimeZone("UTC");
        encoder.setIncludeContext(false);
        encoder.setFieldNames(names);
        encoder.start();
        return encoder;
    }
}
