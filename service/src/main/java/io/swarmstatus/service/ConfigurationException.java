package io.swarmstatus.service;

import java.util.List;

/** Settings that a service cannot start with: one sentence for each mistake, each naming its key. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public ConfigurationException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** All mistakes, in the order in which they were found. */
    public List<String> problems() {
        return problems;
    }
}
