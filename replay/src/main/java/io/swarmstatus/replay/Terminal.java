package io.swarmstatus.replay;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who sees what is written.
 *
 * @param output whether standard output is a terminal
 * @param messages whether standard error is one
 * @param colours whether standard output may have colours
 */
record Terminal(boolean output, boolean messages, boolean colours) {

    /** Which of {@code out,err} are terminals: the launcher knows, and a JVM cannot tell of standard error. */
    static final String PROPERTY = "swarm-status.terminals";

    @SuppressWarnings("SystemConsoleNull") // NullAway does not know yet that it is never null
    static Terminal ofThisProcess() {
        var console = System.console();
        return of(System.getProperty(PROPERTY), console != null && console.isTerminal(), System.getenv());
    }

    /**
     * @param told what the launcher says; null without one
     * @param console whether the JVM finds a terminal
     */
    static Terminal of(@Nullable String told, boolean console, Map<String, String> environment) {
        var terminals = told == null ? List.<String>of() : List.of(told.split(",", -1));
        var output = told == null ? console : terminals.contains("out");
        var messages = told == null ? console : terminals.contains("err");
        var isPlain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return new Terminal(output, messages, output && !isPlain);
    }
}
