package io.swarmstatus.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import io.swarmstatus.standalone.AnswerRules.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/** Sends whatever a test makes up; of a stream it reads the first event, or what comes in a moment. */
final class ContractClient implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Executor AFTER_A_MOMENT = CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS);

    private final URI url;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ContractClient(URI url) {
        this.url = url;
    }

    Answer get(String target) {
        return send("GET", target, Map.of());
    }

    Answer send(String method, String target, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(url + target))
                .method(method, BodyPublishers.noBody())
                .timeout(LIMIT);
        headers.forEach(request::header);
        try {
            return answer(client.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(HttpResponse<InputStream> response) throws IOException {
        Map<String, List<String>> headers = response.headers().map().entrySet().stream()
                .collect(toMap(header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
        var isStream = response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        var isGzip =
                response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        try (var body = response.body()) {
            var bytes = isStream ? beginning(body) : body.readAllBytes();
            return new Answer(response.statusCode(), headers, new String(isGzip ? unzipped(bytes) : bytes, UTF_8));
        }
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        return bytes.length == 0 ? bytes : new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    }

    private static byte[] beginning(InputStream stream) {
        var read = new ByteArrayOutputStream();
        var chunk = new byte[8192];
        AFTER_A_MOMENT.execute(() -> close(stream));
        try {
            for (var n = stream.read(chunk); n >= 0 && !hasEvent(read); n = stream.read(chunk)) {
                read.write(chunk, 0, n);
            }
        } catch (IOException e) {
            // the moment is over
        }
        return read.toByteArray();
    }

    private static boolean hasEvent(ByteArrayOutputStream read) {
        var text = read.toString(UTF_8);
        var event = text.indexOf("event: ");
        return event >= 0 && text.indexOf("\n\n", event) >= 0;
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
