package io.swarmstatus.api;

import io.swarmstatus.history.Page;
import io.swarmstatus.history.TopicRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page as JSON, around the records' own bytes, of which no copy is made. */
final class PageBody {

    private static final byte[] OPEN = bytes("{\"data\":[");

    private final List<TopicRecord> records;
    private final byte[] close;

    private PageBody(List<TopicRecord> records, byte[] close) {
        this.records = records;
        this.close = close;
    }

    /**
     * A page of what was asked for.
     *
     * @param next where the next page is; null after the last
     */
    static PageBody of(Page page, PageQuery query, @Nullable String next) {
        var tail = ApiJson.object()
                .put("from", query.from().toString())
                .put("to", query.to().toString())
                .put("next", next);
        var members = new String(ApiJson.encode(tail), StandardCharsets.UTF_8);
        return new PageBody(page.records(), bytes("]," + members.substring(1)));
    }

    int length() {
        var commas = Math.max(0, records.size() - 1);
        return OPEN.length + records.stream().mapToInt(TopicRecord::size).sum() + commas + close.length;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(OPEN);
        var first = true;
        for (var record : records) {
            if (!first) {
                out.write(',');
            }
            first = false;
            if (record.value() != null) {
                out.write(record.value());
            }
        }
        out.write(close);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
