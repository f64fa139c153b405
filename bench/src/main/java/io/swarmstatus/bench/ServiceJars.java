package io.swarmstatus.bench;

import io.swarmstatus.service.StartException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The services as they are shipped, as the command line says. */
final class ServiceJars {

    @Option(
            names = "--jars",
            paramLabel = "DIR",
            defaultValue = "${sys:swarm-status.home:-.}",
            description = "The project's directory, for the jars of the services (${DEFAULT-VALUE}).")
    private Path home = Path.of("");

    ServiceJars() {}

    ServiceJars(Path home) {
        this.home = home;
    }

    Path producer() {
        return jar("producer");
    }

    Path sink() {
        return jar("cache-sink");
    }

    Path api() {
        return jar("api");
    }

    Path replay() {
        return jar("replay");
    }

    /** The benchmarks themselves. */
    Path bench() {
        return jar("bench");
    }

    /** The alerting rules as they are shipped. */
    Path alerts() {
        return home.resolve("deploy").resolve("prometheus").resolve("alerts.yml");
    }

    private Path jar(String service) {
        var jar = home.resolve(service).resolve("target").resolve(service + ".jar");
        if (!Files.isReadable(jar)) {
            throw new StartException("there is no " + service + " at " + jar + "; build it, or name --jars", null);
        }
        return jar.toAbsolutePath();
    }
}
