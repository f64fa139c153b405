package io.swarmstatus.replay;

import io.swarmstatus.history.HistorySettings;
import io.swarmstatus.service.SettingSources;
import java.util.Map;

/** The settings of the command. */
final class ReplayConfig {

    private static final String CLIENT = "swarm-status-replay";

    /** A fetch is larger than by default: whole ranges are read. */
    private static final int FETCH_BYTES = 4 * 1024 * 1024;

    private ReplayConfig() {}

    /** @throws io.swarmstatus.service.ConfigurationException with all mistakes, if there are any */
    static HistorySettings read(ReplayOptions options, Map<String, String> environment) {
        var settings = new SettingSources(ReplayMain.class, options.file, environment, options.overrides()).read();
        var history = HistorySettings.of(settings.under("kafka"), settings.text("topic.snapshots"), CLIENT)
                .withFetchBytes(FETCH_BYTES);
        settings.verify();
        return options.follow ? history.following() : history;
    }
}
