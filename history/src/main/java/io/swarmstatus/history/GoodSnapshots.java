package io.swarmstatus.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.InvalidSnapshotException;
import io.swarmstatus.contract.SnapshotCodec;
import java.io.IOException;
import java.util.function.Predicate;

/** Accepts a record that holds a good snapshot of the swarm that its key names: one with figures, and no failure. */
public final class GoodSnapshots implements Predicate<TopicRecord> {

    private final JsonFactory json = new JsonFactory();
    private final SnapshotCodec codec = new SnapshotCodec();

    @Override
    public boolean test(TopicRecord record) {
        if (record.value() == null || !looksGood(record.value())) {
            return false;
        }
        try {
            return codec.decode(record.value()).swarm().equals(record.key());
        } catch (InvalidSnapshotException e) {
            return false; // the sink makes a dead letter of it
        }
    }

    /** Reads no further than the condition, which comes before the figures. */
    private boolean looksGood(byte[] value) {
        try (var parser = json.createParser(value)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var isCondition = parser.currentName().equals("condition");
                parser.nextToken();
                if (isCondition) {
                    return Condition.OK.wireName().equals(parser.getText());
                }
                parser.skipChildren();
            }
            return false;
        } catch (IOException e) {
            return false; // not JSON
        }
    }
}
