package io.swarmstatus.producer;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.swarmstatus.contract.Condition;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One Docker engine, asked over docker-java's transport. Nothing but GET is ever sent.
 *
 * <p>Each call runs on a virtual thread of its own and is interrupted when its time is up: that closes the connection
 * wherever it hangs, also on a Unix socket, on which the transport's own timeouts have no effect.
 */
final class DockerEngine implements AutoCloseable {

    private static final int LONGEST_MESSAGE = 4096;

    /** One for the events, one for the call that is being made; those that were given up may hold theirs for a moment. */
    private static final int CONNECTIONS = 6;

    private final EngineAddress address;
    private final DockerHttpClient client;
    private final ExecutorService callThreads;

    /**
     * @param address what the client talks to, for messages
     * @param callThreads makes a virtual thread for each call; closed with the engine
     */
    DockerEngine(EngineAddress address, DockerHttpClient client, ExecutorService callThreads) {
        this.address = address;
        this.client = client;
        this.callThreads = callThreads;
    }

    /** An engine that may be away still: nothing is sent yet. */
    static DockerEngine connect(EngineAddress address, Duration connectLimit) {
        return connect(address, connectLimit, Executors.newVirtualThreadPerTaskExecutor());
    }

    /**
     * The same with threads of the caller's. The transport by itself asks once more, after a second, what was answered 503,
     * and at once what was not answered at all.
     */
    static DockerEngine connect(EngineAddress address, Duration connectLimit, ExecutorService callThreads) {
        var builder = new ApacheDockerHttpClient.Builder()
                .dockerHost(address.uri())
                .connectionTimeout(connectLimit)
                .maxConnections(CONNECTIONS);
        address.tls().ifPresent(tls -> builder.sslConfig(tls::context));
        return new DockerEngine(address, builder.build(), callThreads);
    }

    /** Reads an answer while it arrives; an exception is taken for a fault of the answer. */
    interface AnswerReader<T> {
        T read(InputStream body) throws IOException;
    }

    /**
     * Asks for this path and reads the body of the answer.
     *
     * @param limit for the whole call, from connecting to the last byte
     * @throws EngineException saying what kind of failure it was
     * @throws CancellationException if the caller was interrupted; it still is
     */
    <T> T get(String path, Duration limit, AnswerReader<T> reader) {
        return within(limit, path, response -> reader.read(response.getBody()));
    }

    /**
     * Asks for this path and returns a header of the answer; empty where it has none of this name.
     *
     * @throws EngineException saying what kind of failure it was
     */
    String header(String path, Duration limit, String name) {
        return within(limit, path, response -> {
            var value = response.getHeader(name);
            return value == null ? "" : value;
        });
    }

    /**
     * Asks for this path and reads the body of an answer that goes on and on; returns when it ends. Interrupting the caller
     * ends it too.
     *
     * @param limit for the answer to begin
     * @param begun is told that it has
     * @throws EngineException saying what kind of failure it was
     * @throws CancellationException if the caller was interrupted; it still is
     */
    void follow(String path, Duration limit, Runnable begun, AnswerReader<?> reader) {
        var beginning = new CountDownLatch(1);
        var call = callThreads.submit((Callable<?>) () -> {
            try {
                return execute(path, response -> {
                    beginning.countDown();
                    begun.run();
                    return reader.read(response.getBody());
                });
            } finally {
                beginning.countDown();
            }
        });
        try {
            if (!beginning.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new EngineException(EngineFailures.timedOut(path), null);
            }
            call.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw failed(path, e);
        } finally {
            call.cancel(true);
        }
    }

    private interface ResponseReader<T> {
        T read(Response response) throws IOException;
    }

    private <T> T within(Duration limit, String path, ResponseReader<T> reader) {
        var call = callThreads.submit((Callable<T>) () -> execute(path, reader));
        try {
            return call.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            call.cancel(true);
            throw new EngineException(EngineFailures.timedOut(path), e);
        } catch (InterruptedException e) {
            call.cancel(true);
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw failed(path, e);
        }
    }

    private static CancellationException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        var cancelled = new CancellationException("interrupted while the engine was asked");
        cancelled.initCause(e);
        return cancelled;
    }

    private static EngineException failed(String path, ExecutionException e) {
        var cause = requireNonNull(e.getCause());
        return cause instanceof EngineException known
                ? known
                : new EngineException(EngineFailures.unusable(path, cause), e);
    }

    private <T> T execute(String path, ResponseReader<T> reader) throws IOException {
        try (var response = send(path)) {
            if (response.getStatusCode() != 200) {
                throw refusal(path, response);
            }
            return reader.read(response);
        }
    }

    private static EngineException refusal(String path, Response response) throws IOException {
        var status = response.getStatusCode();
        var answer = ErrorAnswer.of(response.getBody().readNBytes(LONGEST_MESSAGE));
        var failure = EngineFailures.ofAnswer(path, status, answer);
        return status / 100 == 4 && failure.condition() == Condition.COLLECTION_FAILED
                ? EngineException.refused(failure)
                : new EngineException(failure, null);
    }

    private Response send(String path) {
        var request = Request.builder().method(Request.Method.GET).path(path).build();
        try {
            return client.execute(request);
        } catch (RuntimeException e) {
            var cause = e.getCause() == null ? e : e.getCause(); // the transport wraps what the connection threw
            throw new EngineException(EngineFailures.noAnswer(address, path, cause), e);
        }
    }

    @Override
    public void close() throws IOException {
        callThreads.shutdownNow();
        client.close();
    }
}
