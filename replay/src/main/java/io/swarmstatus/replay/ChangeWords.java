package io.swarmstatus.replay;

import io.swarmstatus.contract.SwarmChange;
import java.time.ZoneId;
import java.util.function.UnaryOperator;

/** A change for people, on a line: when, what kind, what. */
record ChangeWords(Style style, ZoneId zone) {

    private static final int WIDEST_TYPE = 24;

    String line(SwarmChange change) {
        var type = change.type().wireName();
        var padding = " ".repeat(Math.max(0, WIDEST_TYPE - type.length()));
        return Times.local(change.changedAt(), zone) + "  " + look(change).apply(type) + padding + "  "
                + Style.plain(change.summary());
    }

    private UnaryOperator<String> look(SwarmChange change) {
        return switch (change.type()) {
            case NODE_DOWN, SERVICE_DEGRADED, REFRESH_FAILING, SERVICE_UPDATE_PAUSED, CLUSTER_CHANGED -> style::bad;
            case NODE_READY, SERVICE_RECOVERED, REFRESH_RECOVERED, SERVICE_UPDATE_FINISHED -> style::good;
            case NODE_LEFT,
                    NODE_DRAINED,
                    NODE_PAUSED,
                    LEADER_CHANGED,
                    SERVICE_REMOVED,
                    SERVICE_ROLLBACK_STARTED,
                    SERVICE_ROLLED_BACK,
                    QUORUM_MARGIN_CHANGED -> style::warning;
            default -> text -> text;
        };
    }
}
