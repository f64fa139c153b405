package io.swarmstatus.standalone;

import io.swarmstatus.service.ConfigurationException;
import io.swarmstatus.service.SettingSources;
import io.swarmstatus.service.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The settings of all parts, of which the operator may have set any key of any part: each part gets those that it knows.
 *
 * @param operators what the operator has set
 * @param parts the main classes of the parts
 */
record PartSettings(Map<String, String> operators, List<Class<?>> parts) {

    private static final String PASSED_THROUGH = "kafka.";

    /**
     * @throws ConfigurationException if a key is known to none of the parts
     */
    PartSettings {
        var known = new TreeSet<String>();
        parts.forEach(part -> known.addAll(SettingSources.declaredBy(part).keySet()));
        var problems = operators.keySet().stream()
                .filter(key -> !known.contains(key) && !key.startsWith(PASSED_THROUGH))
                .sorted()
                .map(key -> "--set: unknown key \"" + key + "\"; known keys: " + String.join(", ", known))
                .toList();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    /** Whether the operator has set a key. */
    boolean names(String key) {
        return operators.containsKey(key);
    }

    /** Whether the operator has set a key to this. */
    boolean says(String key, String value) {
        return value.equals(operators.get(key));
    }

    /**
     * Reads the configuration of one part.
     *
     * @param given what this program decides itself, such as the address of the broker it has started
     * @throws ConfigurationException if a value cannot be used
     */
    <C> C of(Class<?> part, Map<String, String> given, Function<Settings, C> config) {
        var declared = SettingSources.declaredBy(part);
        var overrides = new HashMap<String, String>();
        operators.forEach((key, value) -> {
            if (declared.containsKey(key) || key.startsWith(PASSED_THROUGH)) {
                overrides.put(key, value);
            }
        });
        given.forEach((key, value) -> {
            if (overrides.put(key, value) != null) {
                throw new ConfigurationException(List.of("--set: \"" + key + "\" is decided by standalone itself; "
                        + "--port, --kafka-port, --redis-port and --docker-host are for that"));
            }
        });
        var settings = new SettingSources(part, null, System.getenv(), overrides).read();
        var checked = config.apply(settings);
        settings.verify();
        return checked;
    }
}
