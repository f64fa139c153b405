package io.swarmstatus.bench;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** An answer of the api's that others send as it is; kept in a directory, from where their processes take it. */
@SuppressWarnings("ArrayRecordComponent") // for sending alone
record RecordedAnswer(List<Header> headers, byte[] body) {

    /** What every web server says for itself. */
    private static final Set<String> OF_THE_SERVER = Set.of("date", "connection", "content-length");

    static void write(Path directory, Ask ask, HttpAnswer answer) throws IOException {
        var lines = answer.headers().entrySet().stream()
                .filter(header -> !OF_THE_SERVER.contains(header.getKey()))
                .map(header -> header.getKey() + ": " + header.getValue())
                .toList();
        Files.write(head(directory, ask), lines);
        Files.write(body(directory, ask), answer.body());
    }

    static RecordedAnswer read(Path directory, Ask ask) throws IOException {
        var headers = Files.readAllLines(head(directory, ask)).stream()
                .map(line -> line.split(": ", 2))
                .map(header -> HeaderValues.createCached(HeaderNames.create(header[0]), header[1]))
                .toList();
        return new RecordedAnswer(headers, Files.readAllBytes(body(directory, ask)));
    }

    /** Where the body is. */
    static Path body(Path directory, Ask ask) {
        return directory.resolve(name(ask));
    }

    private static Path head(Path directory, Ask ask) {
        return directory.resolve(name(ask) + ".head");
    }

    private static String name(Ask ask) {
        return switch (ask) {
            case PLAIN -> "status.json";
            case GZIP -> "status.json.gz";
            case NOT_MODIFIED -> "nothing";
        };
    }
}
