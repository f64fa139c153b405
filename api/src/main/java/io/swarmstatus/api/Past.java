package io.swarmstatus.api;

/**
 * What was.
 *
 * @param topics where it is kept
 * @param readers who reads it
 */
record Past(ApiTopics topics, TopicReaders readers) {

    static Past of(ApiTopics topics) {
        return new Past(topics, new TopicReaders(topics.kafka()));
    }
}
