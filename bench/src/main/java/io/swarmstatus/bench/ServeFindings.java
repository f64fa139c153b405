package io.swarmstatus.bench;

import java.util.ArrayList;
import java.util.List;

/** Holds the throughput of the api against that of the others. */
final class ServeFindings {

    static final String UNIT = "requests/s";

    private ServeFindings() {}

    static List<Finding> of(Throughputs figures) {
        var findings = new ArrayList<Finding>();
        for (var what : figures.asked()) {
            var ours = figures.of(what, ServeStage.OURS);
            for (var server : figures.servers(what)) {
                var theirs = figures.of(what, server);
                switch (server) {
                    case ServeStage.OURS -> {}
                    case ServePeers.BARE, ServePeers.LEAST ->
                        findings.add(Finding.besideLimit(what, UNIT, ours, server, theirs, goal(server)));
                    default -> findings.add(Finding.besidePeer(what, UNIT, ours, server, theirs, goal(server)));
                }
            }
        }
        return findings;
    }

    private static Goal goal(String server) {
        return switch (server) {
            case ServePeers.BARE -> Goal.ratioAtLeast(0.95);
            case ServePeers.NGINX -> Goal.ratioAtLeast(0.9);
            case ServePeers.WEBDIS -> Goal.ratioAtLeast(1.5);
            case ServePeers.FLASK -> Goal.ratioAtLeast(10);
            default -> Goal.none();
        };
    }
}
