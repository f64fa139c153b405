package io.swarmstatus.bench;

import io.swarmstatus.service.CloseStack;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One size of swarm, read in turn by all readers, and what was left of the heap meanwhile.
 *
 * @param ours the producer's collection
 * @param peers what people use instead
 * @param limits what does the least
 * @param heapMegabytes in MiB above what is in use at rest
 */
record CollectionTrial(
        CollectionSize size, Series ours, List<Series> peers, List<Series> limits, double heapMegabytes) {

    private static final int WARM_UP_ROUNDS = 2;
    private static final Duration HEAP_LIMIT = Duration.ofMinutes(2);
    private static final double BYTES_PER_MEBIBYTE = 1 << 20;

    static CollectionTrial run(CollectionSize size, int rounds, CloseStack parts) throws IOException {
        var replay = parts.add(ReplayProcess.start(size.config()));
        var ours = parts.add(SnapshotReader.open(replay.engine()));
        var peers = new ArrayList<SwarmReader>(List.of(parts.add(ModelReader.open(replay.engine()))));
        var limits = new ArrayList<SwarmReader>(List.of(parts.add(BareReader.open(replay.engine()))));
        var inThisJvm = List.of(ours, peers.getFirst(), limits.getFirst());
        if (DockerPyReader.isThere()) {
            peers.add(parts.add(DockerPyReader.open(replay.engine())));
        }
        if (CurlReader.isThere()) {
            limits.add(parts.add(CurlReader.open(replay.engine())));
        }
        var all = new ArrayList<SwarmReader>(List.of(ours));
        all.addAll(peers);
        all.addAll(limits);
        var paired = PairedRounds.inThisProcess(replay.expectation());
        paired.run(inThisJvm, size.rounds(WARM_UP_ROUNDS)); // the others have nothing that is compiled as it runs
        var series = paired.run(all, size.rounds(rounds));
        return new CollectionTrial(
                size,
                series.getFirst(),
                series.subList(1, 1 + peers.size()),
                series.subList(1 + peers.size(), series.size()),
                heap(replay));
    }

    private static double heap(ReplayProcess replay) throws IOException {
        var arguments = new ArrayList<>(List.of("-Xmx256m", "-Xmn8m", "-XX:+UseSerialGC"));
        arguments.addAll(ChildJvm.mainClass(HeapMain.class));
        arguments.add(replay.engine().toString());
        try (var child = ChildJvm.piped(arguments)) {
            var bytes = child.firstLine(HEAP_LIMIT).split(" ", 2);
            return (Long.parseLong(bytes[1]) - Long.parseLong(bytes[0])) / BYTES_PER_MEBIBYTE;
        }
    }

    /** Seconds for each million tasks: the same for all sizes where what it costs is linear. */
    double secondsPerMillion() {
        return ours.seconds().median() * 1e6 / size.tasks();
    }
}
