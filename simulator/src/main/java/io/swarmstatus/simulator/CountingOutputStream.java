package io.swarmstatus.simulator;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.LongAdder;

/** Counts what goes through. */
final class CountingOutputStream extends FilterOutputStream {

    private final LongAdder bytes;

    CountingOutputStream(OutputStream out, LongAdder bytes) {
        super(out);
        this.bytes = bytes;
    }

    @Override
    public void write(int one) throws IOException {
        out.write(one);
        bytes.increment();
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        out.write(from, offset, length);
        bytes.add(length);
    }
}
