package io.swarmstatus.standalone;

import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code swarm-status standalone}: starts everything, tells where it is, and runs until it is told to stop. */
@Command(
        name = "swarm-status standalone",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Runs the whole pipeline on this machine: Kafka, Redis, producers, cache-sink and api.")
public final class StandaloneMain implements Callable<Integer> {

    private final Progress progress = new Progress(System.out);

    @Mixin
    private final StandaloneOptions options = new StandaloneOptions();

    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "logback-standalone.xml"); // before the first logger is made
        var command = new CommandLine(new StandaloneMain());
        command.setExecutionExceptionHandler((e, _, _) -> ServiceProcess.reportFailedStart("swarm-status", e));
        var exitCode = command.execute(args);
        if (exitCode != CommandLine.ExitCode.OK) {
            System.exit(exitCode); // threads of parts that did start must not keep it alive
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        var choice = EngineChoice.of(options, System.getenv());
        progress.say(
                switch (choice) {
                    case EngineChoice.Real(var hosts, var reason) ->
                        "Reading the swarm through " + hosts + ": " + reason + ".";
                    case EngineChoice.Simulated(var nodes, var reason) ->
                        "SIMULATING a swarm of " + nodes + " nodes: " + reason + ".";
                });
        var parts = new CloseStack();
        var stopped = ServiceProcess.closeAtStop(parts); // before the start: it may be stopped in the middle of it
        var standalone = Standalone.start(options, choice, progress, parts);
        Thread.ofVirtual().name("first-answer").start(() -> announce(standalone));
        stopped.await();
        return CommandLine.ExitCode.OK;
    }

    private void announce(Standalone standalone) {
        if (!standalone.answersUs()) {
            progress.say("Serving on " + standalone.url() + ", to those whom the settings let in.");
            return;
        }
        progress.say("Waiting for the first snapshot ...");
        try (var client = HttpClient.newHttpClient()) {
            var first = new FirstAnswer(client, standalone.url(), standalone.token());
            progress.say("Now " + first.await() + ".");
            progress.say(commands(standalone.url() + "/api/v1/status/swarm", standalone.token()));
            progress.say("Ctrl-C stops everything.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stopped before anything was served
        }
    }

    private static String commands(String status, Optional<String> token) {
        var setting = token.map(shown -> "\n  TOKEN=" + shown).orElse("");
        var curl = token.isEmpty() ? "curl -s " : "curl -s -H \"Authorization: Bearer $TOKEN\" ";
        return setting + "\n  " + curl + status + "\n  " + curl + status + "/cache\n";
    }
}
