package io.swarmstatus.producer;

/** Events that are heard, unless the test says otherwise, and none of which is ever missed. */
final class OpenEvents implements EventStream {

    boolean isOpen = true;

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    @Override
    public void reopen() {}
}
