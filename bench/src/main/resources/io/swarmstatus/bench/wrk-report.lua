-- What wrk counted, for the benchmark to read: requests, microseconds, bytes, failures.
done = function(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("\ncounted %d %d %d %d\n", summary.requests, summary.duration, summary.bytes,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
