package io.swarmstatus.sink;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A processor, each of whose records is a span of the trace that published it.
 *
 * @param name of the spans
 */
record TracedProcessor(Processor<byte[], byte[], byte[], byte[]> processor, String name, RecordTracing tracing)
        implements Processor<byte[], byte[], byte[], byte[]> {

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        processor.init(context);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var span = tracing.process(name, record.headers());
        try (var _ = span.makeCurrent()) {
            processor.process(record);
        } catch (RuntimeException e) {
            span.recordException(e);
            throw e;
        } finally {
            span.end();
        }
    }

    @Override
    public void close() {
        processor.close();
    }
}
