package io.swarmstatus.sink;

import io.swarmstatus.service.SettingSources;
import java.util.Map;

/** Configurations: the defaults, but for what a test sets. */
final class Configs {

    private Configs() {}

    static CacheSinkConfig of(Map<String, String> overrides) {
        var settings = new SettingSources(CacheSinkConfig.class, null, Map.of(), overrides).read();
        var config = CacheSinkConfig.from(settings);
        settings.verify();
        return config;
    }
}
