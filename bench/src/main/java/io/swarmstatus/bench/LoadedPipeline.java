package io.swarmstatus.bench;

import io.swarmstatus.service.CloseStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pipeline under load, with what watches over both. */
record LoadedPipeline(
        Pipeline pipeline,
        ControlProbe control,
        WaitSampler waits,
        Ledger ledger,
        Violations violations,
        LoadGenerator load) {

    /**
     * Returns once all is started and the load is on.
     *
     * @param parts takes what is to be closed
     * @param directory for logs and data; null for a temporary one
     */
    static LoadedPipeline start(ServiceJars jars, @Nullable Path directory, long seed, int perSecond, CloseStack parts)
            throws IOException, InterruptedException {
        var home = directory == null
                ? parts.add(TemporaryDirectory.create()).path()
                : Files.createDirectories(directory).toAbsolutePath();
        var pipeline = Pipeline.start(jars, home, seed, parts);
        var control = parts.add(ControlProbe.start());
        var waits = parts.add(WaitSampler.start(
                pipeline.replicas(), target -> pipeline.part(target).pid()));
        var violations = new Violations();
        var ledger = new Ledger(violations);
        var load = parts.add(LoadGenerator.start(pipeline.replicas(), perSecond, ledger, violations));
        return new LoadedPipeline(pipeline, control, waits, ledger, violations, load);
    }

    /** Ends the load, so that the counts stand still. */
    void endLoad() {
        load.close();
        judgeSlowAnswers();
    }

    /** Says of the slow answers so far whose fault it was. */
    void judgeSlowAnswers() {
        ledger.judgeSlowAnswers(Excuses.of(control.stalls(), waits));
    }

    /** What the requests came to. */
    List<String> lines() {
        return new LoadReport(ledger, control).lines();
    }
}
