package io.swarmstatus.simulator;

import java.time.Duration;

/** Something that goes wrong with a request. */
public sealed interface Fault {

    /** The engine answers with an error: {@code {"message": …}}. */
    record Failure(int status, String message) implements Fault {}

    /** The engine is frozen: it accepts the request and answers when the faults are cleared, not before. */
    record Hang() implements Fault {}

    /** The engine takes its time before it begins to answer. Other faults may follow. */
    record Delay(Duration time) implements Fault {}

    /** The answer comes at no more than so many bytes a second. Other faults may follow. */
    record Throttle(int bytesPerSecond) implements Fault {}

    /** The connection breaks after so many bytes of the answer's body, or at its end where it has fewer. */
    record Truncate(long afterBytes, Framing framing) implements Fault {}

    /** The engine answers 200 with something that is no JSON. */
    record Garbage() implements Fault {}

    /** The engine hangs up without an answer. */
    record Disconnect() implements Fault {}

    /** Whether it settles what is answered, so that nothing after it matters. */
    default boolean decides() {
        return switch (this) {
            case Failure _, Garbage _, Disconnect _ -> true;
            case Hang _, Delay _, Throttle _, Truncate _ -> false;
        };
    }

    /** How a body tells where it ends, and so how its reader can know that it did not end there. */
    enum Framing {
        /** There is no last chunk. */
        CHUNKED,
        /** There are fewer bytes than {@code Content-Length} announced. */
        CONTENT_LENGTH
    }
}
