package io.swarmstatus.api;

/**
 * What was, and what changes.
 *
 * @param topics where it is kept
 * @param readers who reads it
 * @param tail who follows the changes
 */
record Past(ApiTopics topics, TopicReaders readers, ChangeTail tail) implements AutoCloseable {

    static Past start(ApiTopics topics) {
        var readers = new TopicReaders(topics.kafka());
        return new Past(topics, readers, ChangeTail.start(() -> readers.settings(topics.changes())));
    }

    @Override
    public void close() {
        tail.close();
        readers.close();
    }
}
