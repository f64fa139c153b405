package io.swarmstatus.simulator;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Lets so many bytes through and then breaks the connection; it never ends in good order. */
final class TruncatedOutputStream extends FilterOutputStream {

    private long left;

    TruncatedOutputStream(OutputStream out, long bytes) {
        super(out);
        this.left = bytes;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        var now = (int) Math.min(left, length);
        out.write(bytes, offset, now);
        left -= now;
        if (now < length) {
            cut();
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }

    private void cut() throws IOException {
        out.flush();
        throw new BrokenConnectionException("the body was to be truncated here");
    }
}
