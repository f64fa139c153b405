package io.swarmstatus.bench;

import io.swarmstatus.service.StartException;
import io.swarmstatus.simulator.SimulatorConfig;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** How large a swarm is collected: {@code TASKS:NODES}, with a service for each twenty tasks. */
record CollectionSize(int tasks, int nodes) {

    private static final int TASKS_OF_A_SERVICE = 20;
    private static final int LARGEST = 100_000;
    private static final double MOST_TIMES_AS_OFTEN = 20;

    static final class Parser implements ITypeConverter<CollectionSize> {
        @Override
        public CollectionSize convert(String text) {
            var figures = text.split(":", 2);
            return new CollectionSize(Integer.parseInt(figures[0]), Integer.parseInt(figures[1]));
        }
    }

    /** What to simulate. */
    SimulatorConfig config() {
        try {
            return SimulatorConfig.ofNodes(nodes).withWorkload(Math.max(1, tasks / TASKS_OF_A_SERVICE), tasks);
        } catch (IllegalArgumentException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    /** How many rounds, where the largest has so many: a small one's figures vary more, and are sooner there. */
    int rounds(int ofTheLargest) {
        return (int) Math.round(ofTheLargest * Math.clamp(Math.sqrt((double) LARGEST / tasks), 1, MOST_TIMES_AS_OFTEN));
    }

    String words() {
        return String.format(Locale.ROOT, "%,d tasks on %,d nodes", tasks, nodes);
    }
}
