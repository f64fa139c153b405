package io.swarmstatus.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code swarm-status bench train}: makes the AOT cache of a service, as its image carries it. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Makes the AOT cache of a service, by a run beside a broker, a Redis and a swarm that are started for"
                        + " it; for images. Measures nothing.")
final class TrainCommand implements Callable<Integer> {

    @Spec
    private final CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SERVICE", description = "producer, cache-sink or api.")
    private String service = "";

    @Option(
            names = "--jar",
            paramLabel = "JAR",
            required = true,
            description = "As it is named at its starts with the cache.")
    private Path jar = Path.of("");

    @Option(names = "--cache", paramLabel = "FILE", required = true, description = "Where to write the cache.")
    private Path cache = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var directory = TemporaryDirectory.create()) {
            TrainingGround.train(target(), jar, directory.path(), cache.toAbsolutePath());
        }
        return CommandLine.ExitCode.OK;
    }

    private FaultTarget target() {
        return switch (service) {
            case "producer" -> FaultTarget.PRODUCER_1;
            case "cache-sink" -> FaultTarget.SINK_1;
            case "api" -> FaultTarget.API_1;
            default ->
                throw new CommandLine.ParameterException(
                        spec.commandLine(),
                        "there is no service " + service + "; there are producer, cache-sink and api");
        };
    }
}
