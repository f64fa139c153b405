package io.swarmstatus.sink;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on where a topic does not take a record because of its size: it would never take it, and one record must not stop
 * the stream. Can happen to the changelog, where somebody else created it; a dead letter never gets here, as
 * {@link DeadLetterProducer} sees to those. Public for Kafka Streams, which creates it by its name.
 */
public final class OversizedRecordHandler extends DefaultProductionExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(OversizedRecordHandler.class);

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        if (!(exception instanceof RecordTooLargeException)) {
            return super.handleError(context, record, exception);
        }
        log.atError()
                .addKeyValue("to", record.topic())
                .addKeyValue("topic", context.topic())
                .addKeyValue("partition", context.partition())
                .addKeyValue("offset", context.offset())
                .addKeyValue("reason", exception.getMessage())
                .log("a record is lost, its topic does not take records of that size");
        return Response.resume();
    }
}
