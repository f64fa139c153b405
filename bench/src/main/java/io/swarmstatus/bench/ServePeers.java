package io.swarmstatus.bench;

import io.swarmstatus.bench.PartProcess.Command;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Starts what the api is measured against.
 *
 * @param directory of the run, with the api's own answers as {@link RecordedAnswer} keeps them
 * @param asked what the api was asked for them
 * @param parts takes what is to be closed
 * @param leftOut takes why a peer is not there
 */
record ServePeers(
        Path directory,
        Map<Ask, Question> asked,
        int redisPort,
        StatusCheck check,
        CloseStack parts,
        List<String> leftOut) {

    static final String BARE = "bare Helidon";
    static final String LEAST = "bare Helidon, least head";
    static final String NGINX = "nginx";
    static final String WEBDIS = "Webdis";
    static final String FLASK = "Flask";

    /** Those that no goal is near to, or that have none. */
    static final Set<String> FAR = Set.of(LEAST, WEBDIS, FLASK);

    private static final String WEBDIS_PATH = "/GET/docker_swarm_status.txt";
    private static final String NGINX_CONFIG = "nginx.conf";
    private static final String FLASK_PROGRAM = "flask_status.py";
    private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");

    /** Bare Helidon first, which is always there, then the same process with no header that it need not send. */
    List<MeasuredServer> start() throws IOException, InterruptedException {
        var servers = new ArrayList<>(bare());
        startIfThere(NGINX, Programs.find("nginx"), this::nginx).ifPresent(servers::add);
        startIfThere(WEBDIS, Programs.find("webdis"), this::webdis).ifPresent(servers::add);
        var python = PYTHONS.stream().filter(ServePeers::hasFlask).findFirst();
        startIfThere(FLASK + " with gunicorn and redis-py", python, this::flask).ifPresent(servers::add);
        return servers;
    }

    private Optional<MeasuredServer> startIfThere(String name, Optional<String> program, Starter starter)
            throws IOException, InterruptedException {
        if (program.isEmpty()) {
            leftOut.add(name + " is not installed");
            return Optional.empty();
        }
        return Optional.of(starter.start(program.orElseThrow()));
    }

    /** Starts a program that is installed there. */
    private interface Starter {

        MeasuredServer start(String program) throws IOException, InterruptedException;
    }

    private List<MeasuredServer> bare() throws InterruptedException {
        var port = LoopbackPort.next();
        var arguments = new ArrayList<>(PartRecipes.JVM_OPTIONS);
        arguments.add("-Dlogback.configurationFile=logback-bench.xml");
        arguments.addAll(ChildJvm.mainClass(BareServerMain.class));
        arguments.addAll(List.of(String.valueOf(port), directory.toString()));
        run(BARE, ChildJvm.commandLine(arguments), Map.of(), ReadyProbe.health(port, Question.STATUS));
        return List.of(bare(BARE, port, ""), bare(LEAST, port, BareServerMain.LEAST));
    }

    /** Asked with the headers that the api is asked with. */
    private MeasuredServer bare(String name, int port, String suffix) {
        var questions = new EnumMap<Ask, Question>(Ask.class);
        asked.forEach((ask, question) ->
                questions.put(ask, new Question(BareServerMain.path(ask) + suffix, question.headers())));
        return server(name, port, questions, check::isStatus);
    }

    private MeasuredServer nginx(String program) throws IOException, InterruptedException {
        var port = LoopbackPort.next();
        var config = BundledFile.copy(NGINX_CONFIG, directory);
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("USER", System.getProperty("user.name", ""))
                        .replace("DIRECTORY", directory.toString())
                        .replace("PORT", String.valueOf(port)));
        var path = "/" + RecordedAnswer.body(directory, Ask.PLAIN).getFileName();
        run(NGINX, List.of(program, "-c", config.toString()), Map.of(), ReadyProbe.health(port, path));
        var tag = HttpAnswer.to(Question.plain(path), port).entityTag();
        return server(
                NGINX,
                port,
                Map.of(
                        Ask.PLAIN,
                        Question.plain(path),
                        Ask.GZIP,
                        Question.gzip(path),
                        Ask.NOT_MODIFIED,
                        Question.known(path, tag)),
                check::isStatus);
    }

    private MeasuredServer webdis(String program) throws IOException, InterruptedException {
        var port = LoopbackPort.next();
        var config = Files.writeString(file("webdis.json"), """
            {"redis_host": "127.0.0.1", "redis_port": %d, "http_host": "127.0.0.1", "http_port": %d,
             "threads": 2, "daemonize": false, "database": 0, "verbosity": 0, "logfile": "%s"}
            """.formatted(redisPort, port, file("webdis.log")));
        run(WEBDIS, List.of(program, config.toString()), Map.of(), ReadyProbe.health(port, WEBDIS_PATH));
        return server(WEBDIS, port, Map.of(Ask.PLAIN, Question.plain(WEBDIS_PATH)), check::isValue);
    }

    private MeasuredServer flask(String python) throws IOException, InterruptedException {
        var port = LoopbackPort.next();
        BundledFile.copy(FLASK_PROGRAM, directory);
        var line = List.of(
                python,
                "-m",
                "gunicorn",
                "--bind=127.0.0.1:" + port,
                "--workers=2",
                "--worker-class=gthread",
                "--threads=16",
                "--chdir=" + directory,
                FLASK_PROGRAM.replace(".py", ":app"));
        var environment = Map.of("REDIS_PORT", String.valueOf(redisPort), "PYTHONDONTWRITEBYTECODE", "1");
        run(FLASK, line, environment, ReadyProbe.health(port, Question.STATUS));
        return server(FLASK, port, Map.of(Ask.PLAIN, Question.plain(Question.STATUS)), check::isStatus);
    }

    private static MeasuredServer server(
            String name, int port, Map<Ask, Question> questions, Predicate<HttpAnswer> isRight) {
        return new MeasuredServer(name, port, new EnumMap<>(questions), isRight);
    }

    private void run(String name, List<String> line, Map<String, String> environment, ReadyProbe ready)
            throws InterruptedException {
        var process = new PartProcess(name, new Command(line, environment, file(name + ".log")), ready);
        process.start();
        parts.add(() -> end(process));
        process.awaitReady();
    }

    /** Asks it to end, so that it ends those that it has started itself. */
    private static void end(PartProcess process) throws InterruptedException {
        process.stop();
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private static boolean hasFlask(String python) {
        try {
            var trial = new ProcessBuilder(python, "-c", "import flask, gunicorn, redis")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such Python
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
