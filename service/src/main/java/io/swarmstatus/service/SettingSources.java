package io.swarmstatus.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.config.Config;
import io.helidon.config.ConfigException;
import io.helidon.config.ConfigSources;
import io.helidon.config.spi.ConfigSource;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a service's settings come from. Each of these overrides those before it:
 *
 * <ol>
 *   <li>{@code application.properties} beside the service's class, which declares every key with its default;
 *   <li>a YAML file;
 *   <li>environment variables: {@code REFRESH_INTERVAL} is {@code refresh.interval}, and {@code REFRESH_INTERVAL_FILE} names a
 *       file with its value;
 *   <li>single keys given by the caller.
 * </ol>
 *
 * @param service the class whose package holds the {@code application.properties}
 * @param file the file that the operator named, or null
 * @param environment the process's environment
 * @param overrides single keys
 */
public record SettingSources(
        Class<?> service, @Nullable Path file, Map<String, String> environment, Map<String, String> overrides) {

    private static final String DEFAULTS = "application.properties";

    /** Keys under these go to the Kafka clients and to OpenTelemetry untouched, so any may be set. */
    private static final List<String> PASSED_THROUGH = List.of("kafka.", "otel.");

    private static final List<String> OTEL_SECRETS =
            List.of("OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_TRACES_HEADERS");

    /** Variables that Kafka's own scripts and images read; not meant for a client's configuration. */
    private static final List<String> NOT_FOR_CLIENTS = List.of("KAFKA_OPTS", "KAFKA_HEAP_OPTS", "KAFKA_LOG4J_OPTS");

    /** The keys that the service declares, each with its default as text. */
    public static Map<String, String> declaredBy(Class<?> service) {
        var declared = new Properties();
        try (var file = requireNonNull(service.getResourceAsStream(DEFAULTS), DEFAULTS)) {
            declared.load(new InputStreamReader(file, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(DEFAULTS + " of " + service, e);
        }
        var defaults = new TreeMap<String, String>();
        declared.stringPropertyNames().forEach(key -> defaults.put(key, declared.getProperty(key)));
        return defaults;
    }

    /**
     * Reads all sources.
     *
     * @return the settings, in which unknown keys are already noted as mistakes
     * @throws ConfigurationException if the file cannot be read
     */
    public Settings read() {
        var declared = declaredBy(service);
        var fromFile = file == null ? Map.<String, String>of() : flat(() -> fileSource(file), file.toString());
        var problems = new ArrayList<String>();
        var fromEnvironment = fromEnvironment(declared, problems);
        if (file != null) {
            noteUnknown(declared, fromFile, "in " + file, problems);
        }
        noteUnknown(declared, overrides, "on the command line", problems);
        var values = new TreeMap<>(declared);
        values.putAll(fromFile);
        values.putAll(fromEnvironment);
        values.putAll(overrides);
        return new Settings(resolved(values), declared, problems);
    }

    /**
     * With values in place of what refers to them, as {@code ${swarm.name}}. That is Helidon's to do, as reading YAML is; loading it
     * is an eighth of the start, so where there is neither it is left out.
     */
    private static Map<String, String> resolved(Map<String, String> values) {
        return values.values().stream().anyMatch(value -> value.contains("${"))
                ? Config.just(ConfigSources.create(values)).asMap().orElse(Map.of())
                : values;
    }

    private Map<String, String> fromEnvironment(Map<String, String> declared, List<String> problems) {
        var variables = declared.keySet().stream().collect(toMap(SettingSources::variable, key -> key, (a, _) -> a));
        var values =
                FileVariables.read(environment, name -> variables.containsKey(name) || mayBeInFile(name), problems);
        var all = new TreeMap<String, String>();
        values.forEach((name, value) -> {
            if (variables.containsKey(name)) {
                all.put(Objects.requireNonNull(variables.get(name)), value);
            } else if (isPassedThrough(name)) {
                all.put(key(name), value);
            }
        });
        return all;
    }

    /** Of OpenTelemetry only what is a secret: it has settings of its own that end in {@code _FILE}. */
    private static boolean mayBeInFile(String variable) {
        return isPassedThrough(variable) && (!variable.startsWith("OTEL_") || OTEL_SECRETS.contains(variable));
    }

    private static boolean isPassedThrough(String variable) {
        return isPassedThroughKey(key(variable)) && !NOT_FOR_CLIENTS.contains(variable);
    }

    private static boolean isPassedThroughKey(String key) {
        return PASSED_THROUGH.stream().anyMatch(key::startsWith);
    }

    private static String key(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static void noteUnknown(
            Map<String, String> declared, Map<String, String> given, String where, List<String> problems) {
        given.keySet().stream()
                .filter(key -> !declared.containsKey(key) && !isPassedThroughKey(key))
                .sorted()
                .forEach(key -> problems.add("unknown key \"" + key + "\" " + where + "; known keys: "
                        + String.join(", ", declared.keySet())));
    }

    private static ConfigSource fileSource(Path file) {
        if (!Files.isReadable(file)) {
            throw new ConfigurationException(List.of("cannot read the configuration file " + file));
        }
        try {
            return ConfigSources.create(Files.newInputStream(file), MediaTypes.APPLICATION_YAML);
        } catch (IOException e) {
            throw new ConfigurationException(
                    List.of("cannot read the configuration file " + file + ": " + e.getMessage()));
        }
    }

    private static Map<String, String> flat(Supplier<ConfigSource> source, String name) {
        try {
            return new TreeMap<>(Config.just(source).asMap().orElse(Map.of()));
        } catch (ConfigException e) {
            var reason = rootMessage(e).replaceAll("\\s+", " ").strip();
            throw new ConfigurationException(List.of(name + " is not readable as YAML: " + reason));
        }
    }

    private static String rootMessage(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .reduce((outer, inner) -> inner)
                .map(Throwable::getMessage)
                .orElse("unknown");
    }
}
