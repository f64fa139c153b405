package io.swarmstatus.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** docker-java's model in as little memory as the producer has. */
final class ModelProcess {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int OUT_OF_MEMORY = 3;

    private ModelProcess() {}

    /** How one reading ended, in words. */
    static String fate(String heap, URI engine, Path directory) throws InterruptedException {
        var arguments = new ArrayList<>(List.of("-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError"));
        arguments.addAll(ChildJvm.mainClass(ModelMain.class));
        arguments.add(engine.toString());
        try (var child = ChildJvm.logging(arguments, Map.of(), directory.resolve("model.log"))) {
            if (!child.endsWithin(LIMIT)) {
                return "had not read the swarm after " + LIMIT.toMinutes() + " minutes";
            }
            return switch (child.process().exitValue()) {
                case 0 -> "read the swarm";
                case OUT_OF_MEMORY -> "died of OutOfMemoryError";
                default -> "failed, exit code " + child.process().exitValue();
            };
        }
    }
}
