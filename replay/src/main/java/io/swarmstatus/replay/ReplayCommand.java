package io.swarmstatus.replay;

import io.swarmstatus.cache.CacheUnavailableException;
import io.swarmstatus.contract.SwarmName;
import io.swarmstatus.history.HistoryException;
import io.swarmstatus.history.SwarmHistory;
import io.swarmstatus.history.TopicHistory;
import io.swarmstatus.service.ConfigurationException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Reads the command line, connects, and does what is asked for. */
@Command(
        name = "swarm-status replay",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        sortOptions = false,
        description = {
            "Tells what was on the snapshot topic. Joins no consumer group, commits no offset and writes nothing to"
                    + " Kafka.",
            "An INSTANT is RFC 3339 (2026-01-15T10:30:00Z), local time (2026-01-15T10:30, 2026-01-15, or 10:30 of"
                    + " today), or relative to now (-15m, -2h30m, -3d, now)."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done, also where whoever read the output wanted no more",
            "1:it did not work, such as where no broker answers",
            "2:the command line or a setting cannot be used",
            "3:there is nothing there: no such swarm, no snapshot in that time"
        })
final class ReplayCommand implements Callable<Integer> {

    static final int NOTHING_THERE = 3;
    private static final int INTERRUPTED = 130;
    private static final String NAME = "swarm-status replay: ";

    private final Surroundings surroundings;

    @Mixin
    private final ReplayOptions options = new ReplayOptions();

    private ReplayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs it; the exit code is the result. */
    static int execute(String[] args, Surroundings surroundings) {
        var messages = new PrintWriter(surroundings.messages(), true, Charset.defaultCharset());
        return new CommandLine(new ReplayCommand(surroundings))
                .setErr(messages)
                .setExecutionExceptionHandler((e, _, _) -> failed(e, surroundings))
                .execute(args);
    }

    @Override
    public Integer call() throws InterruptedException {
        SwarmName.requireValid(options.swarm);
        var now = surroundings.clock().instant();
        var request = Request.of(options, new Moments(now, surroundings.zone()));
        var settings = ReplayConfig.read(options, surroundings.environment());
        try (var topic = TopicHistory.connect(settings)) {
            var found = replay(request, new SwarmHistory(topic, options.swarm)).run();
            return found ? ExitCode.OK : NOTHING_THERE;
        } finally {
            surroundings.output().flush();
        }
    }

    private Replay replay(Request request, SwarmHistory swarm) {
        return switch (request) {
            case Request.At at -> new AtReplay(swarm, surroundings, at);
            case Request.Snapshots snapshots -> new SnapshotsReplay(swarm, surroundings, snapshots);
            case Request.Changes changes -> new ChangesReplay(swarm, surroundings, changes);
            case Request.Play play -> new PlayReplay(swarm, surroundings, play);
        };
    }

    private static int failed(Exception failure, Surroundings surroundings) {
        var messages = surroundings.messages();
        return switch (failure) {
            case Output.ClosedException _ -> ExitCode.OK;
            case InterruptedException _ -> INTERRUPTED;
            case HistoryException e when e.reason() == HistoryException.Reason.INTERRUPTED -> INTERRUPTED;
            case ConfigurationException mistakes -> {
                mistakes.problems().forEach(problem -> messages.println(NAME + problem));
                yield ExitCode.USAGE;
            }
            case IllegalArgumentException e -> {
                messages.println(NAME + e.getMessage());
                yield ExitCode.USAGE;
            }
            case HistoryException _, CacheUnavailableException _, IllegalStateException _ -> {
                messages.println(NAME + failure.getMessage());
                yield ExitCode.SOFTWARE;
            }
            default -> {
                failure.printStackTrace(messages); // a defect of the command's
                yield ExitCode.SOFTWARE;
            }
        };
    }
}
