-- Given a path with a place for a number of four digits, and a count, asks for each of so many in turn.
init = function(args)
  if #args < 2 then return end
  local requests, last = {}, 0
  for number = 1, tonumber(args[2]) do
    requests[number] = wrk.format("GET", string.format(args[1], number))
  end
  request = function()
    last = last % #requests + 1
    return requests[last]
  end
end

-- What wrk counted, for the benchmark to read: requests, microseconds, bytes, failures.
done = function(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("\ncounted %d %d %d %d\n", summary.requests, summary.duration, summary.bytes,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
