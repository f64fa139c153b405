package io.swarmstatus.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Has servers asked in turn, round after round, so that whatever else the machine does meets all of them.
 *
 * @param warmUp before the first round, for each of them
 * @param time of each measurement
 */
record ServeRounds(Wrk wrk, int rounds, Duration warmUp, Duration time) {

    /** One in so many rounds of a server whose ratio a few rounds tell well enough. */
    private static final int FEWER = 3;

    /** Asks all of these that know the question; what they come to goes to {@code figures}. */
    void run(List<MeasuredServer> servers, Ask ask, String what, Throughputs figures)
            throws IOException, InterruptedException {
        var right = new LinkedHashMap<MeasuredServer, HttpAnswer>();
        for (var server : servers) {
            if (server.question(ask).isPresent()) {
                right.put(server, server.verified(ask));
                if (!warmUp.isZero()) {
                    ask(server, ask, warmUp);
                }
            }
        }
        for (var round = 0; round < rounds; round++) {
            for (var server : right.entrySet()) {
                if (round % FEWER > 0 && ServePeers.FAR.contains(server.getKey().name())) {
                    continue;
                }
                var counted = ask(server.getKey(), ask, time);
                server.getKey().require(server.getValue(), counted);
                figures.add(what, server.getKey().name(), counted.perSecond());
            }
        }
    }

    private WrkReport ask(MeasuredServer server, Ask ask, Duration howLong) throws IOException, InterruptedException {
        return wrk.ask(server.port(), server.question(ask).orElseThrow(), howLong);
    }
}
