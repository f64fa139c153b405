package io.swarmstatus.replay;

import java.io.IOException;
import java.io.OutputStream;

/** What a file is on it. */
final class FullDisk extends OutputStream {

    @Override
    public void write(int single) throws IOException {
        throw new IOException("No space left on device");
    }
}
