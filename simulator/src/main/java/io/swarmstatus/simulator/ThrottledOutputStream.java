package io.swarmstatus.simulator;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;

/** Sends a tenth of a second's worth of bytes at a time, and waits in between. */
final class ThrottledOutputStream extends FilterOutputStream {

    private static final int PORTIONS_PER_SECOND = 10;
    private static final Duration PORTION_TIME = Duration.ofSeconds(1).dividedBy(PORTIONS_PER_SECOND);

    private final int portion;
    private final Strike strike;
    private int sent;

    ThrottledOutputStream(OutputStream out, int bytesPerSecond, Strike strike) {
        super(out);
        this.portion = Math.max(1, bytesPerSecond / PORTIONS_PER_SECOND);
        this.strike = strike;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            var now = Math.min(length - done, portion - sent);
            out.write(bytes, offset + done, now);
            done += now;
            sent += now;
            if (sent == portion) {
                pause();
            }
        }
    }

    private void pause() throws IOException {
        out.flush();
        sent = 0;
        try {
            strike.pause(PORTION_TIME);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the engine is being stopped");
        }
    }
}
