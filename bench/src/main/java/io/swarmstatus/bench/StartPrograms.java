package io.swarmstatus.bench;

import static java.util.Objects.requireNonNull;

import io.swarmstatus.bench.PartProcess.Command;
import io.swarmstatus.service.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The programs whose start is measured, each with an AOT cache and without.
 *
 * @param recipes with a broker, a Redis and an engine that are there
 */
record StartPrograms(ServiceJars jars, Path directory, PartRecipes recipes) {

    static final String HELLO = "bare Helidon";

    private static final String AOT = ", AOT cache";

    /** Helidon, and the YAML parser that its configuration is bound to. */
    private static final Pattern NEEDED_BY_HELLO = Pattern.compile("(helidon|snakeyaml)-.*\\.jar");

    /** One of the services; the first has no AOT cache. */
    List<StartTrials> service(String name, FaultTarget target) throws IOException, InterruptedException {
        var ready = ReadyProbe.health(recipes.port(target), "/health/ready");
        var command = recipes.command(target);
        var cache = cache(name);
        System.out.println("training: " + name);
        var training = Files.createDirectories(directory.resolve("training-of-" + name));
        TrainingGround.train(target, recipes.jar(target), training, cache);
        return both(name, command, ready, cache);
    }

    /** Helidon alone, with what it needs on its class path and nothing else. */
    List<StartTrials> hello() throws IOException, InterruptedException {
        var port = LoopbackPort.next();
        var arguments = new ArrayList<>(PartRecipes.JVM_OPTIONS);
        arguments.addAll(List.of("-cp", helloClassPath(), HelloMain.class.getName(), String.valueOf(port)));
        var command = new Command(ChildJvm.commandLine(arguments), Map.of(), directory.resolve("hello.log"));
        var ready = ReadyProbe.health(port, "/");
        var cache = cache(HELLO);
        System.out.println("training: " + HELLO);
        AotCache.make(command, ready, AotCache.answering(Question.plain("/"), port, TrainingGround.QUESTIONS), cache);
        return both(HELLO, command, ready, cache);
    }

    private Path cache(String name) {
        return directory.resolve(name.replace(' ', '-') + ".aot");
    }

    private static List<StartTrials> both(String name, Command command, ReadyProbe ready, Path cache) {
        var cached = new Command(command.line(), AotCache.use(command.environment(), cache), command.log());
        return List.of(
                new StartTrials(name, new PartProcess(name, command, ready)),
                new StartTrials(name + AOT, new PartProcess(name + AOT, cached, ready)));
    }

    /** Of the benchmarks the one class alone: their jar's manifest names all of their libraries. */
    private String helloClassPath() throws IOException {
        try (var libraries = Files.list(jars.api().resolveSibling("libs"))) {
            var needed = libraries.filter(
                    jar -> NEEDED_BY_HELLO.matcher(jar.getFileName().toString()).matches());
            return Stream.concat(Stream.of(helloJar()), needed)
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(System.getProperty("path.separator", ":")));
        }
    }

    /** A jar, as an AOT cache is of jars only. */
    private Path helloJar() throws IOException {
        var entry = HelloMain.class.getName().replace('.', '/') + ".class";
        var jar = directory.resolve("hello.jar");
        try (var code = requireNonNull(HelloMain.class.getClassLoader()).getResourceAsStream(entry);
                var archive = new JarOutputStream(Files.newOutputStream(jar))) {
            archive.putNextEntry(new JarEntry(entry));
            requireNonNull(code, entry).transferTo(archive);
        }
        return jar;
    }
}
