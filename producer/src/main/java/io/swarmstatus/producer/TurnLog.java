package io.swarmstatus.producer;

import io.swarmstatus.contract.Snapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what is found when it is not what was found before. */
final class TurnLog implements TurnObserver {

    private static final Logger log = LoggerFactory.getLogger(TurnLog.class);

    private Role role = Role.UNDECIDED;
    private @Nullable String lastTold;

    @Override
    public void decided(Duty duty) {
        role = duty.role();
        if (role == Role.STANDBY && isNews("standing by, another manager speaks")) {
            log.atInfo().addKeyValue("rank", duty.standing().self().rank()).log("standing by, another manager speaks");
        }
    }

    @Override
    public void looked(Snapshot snapshot) {
        if (snapshot.swarmActive()) {
            var found = role == Role.TAKEOVER
                    ? "sees the swarm and speaks in the place of its leader, of whom nothing was heard"
                    : "sees the swarm and leads it";
            if (isNews(found)) {
                log.atInfo()
                        .addKeyValue("swarm", snapshot.swarm())
                        .addKeyValue("hostname", snapshot.collectedBy().hostname())
                        .addKeyValue("nodes", snapshot.totalNodes())
                        .log(found);
            }
        } else if (isNews(snapshot.condition().words())) {
            log.atWarn()
                    .addKeyValue("swarm", snapshot.swarm())
                    .addKeyValue("condition", snapshot.condition().wireName())
                    .addKeyValue("detail", snapshot.errorDetail())
                    .log(snapshot.condition().words());
        }
    }

    private boolean isNews(String found) {
        var isNews = !found.equals(lastTold);
        lastTold = found;
        return isNews;
    }
}
