package io.swarmstatus.cache;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class ComplaintsTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(Complaints.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Complaints complaints = new Complaints();

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(logged);
    }

    @Test
    void saysOnceWhatStaysWrong() {
        complaints.about("a", "it is a list");
        complaints.about("a", "it is a list");

        assertThat(logged.list).hasSize(1);
        assertThat(logged.list.getFirst().getKeyValuePairs())
                .extracting(Object::toString)
                .containsExactly("key=\"a\"", "because=\"it is a list\"");
    }

    @Test
    void saysItOfEachKey() {
        complaints.about("a", "it is a list");
        complaints.about("b", "it is a list");

        assertThat(logged.list).hasSize(2);
    }

    @Test
    void saysItAgainWhereSomethingElseIsWrong() {
        complaints.about("a", "it is a list");
        complaints.about("a", "it is a set");

        assertThat(logged.list).hasSize(2);
    }

    @Test
    void saysItAgainWhereAllWasWellInBetween() {
        complaints.about("a", "it is a list");
        complaints.about("a", Complaints.NONE);
        complaints.about("a", "it is a list");

        assertThat(logged.list).hasSize(2);
    }
}
