-- Looks at one swarm's keys at one moment, so that what is told of them belongs together. Answers with a list for each key
-- that begins with its type: of a string follow the length, the milliseconds left and the value, nil where nobody asked
-- for it; of a hash follow the fields and values.
--
-- A transaction would do as well, but Redis queues none while it has no memory left, and reading must go on then.
--
-- KEYS  1 primary  2 backup  3 refresh hash
-- ARGV  those of the keys whose value is wanted

local wanted = {}
for _, key in ipairs(ARGV) do
  wanted[key] = true
end

local answers = {}
for position, key in ipairs(KEYS) do
  local kind = redis.call('TYPE', key).ok
  local answer = {kind}
  if kind == 'string' then
    local value = wanted[key] and redis.call('GET', key) or false
    answer = {kind, redis.call('STRLEN', key), redis.call('PTTL', key), value}
  elseif kind == 'hash' then
    answer = {kind, redis.call('HGETALL', key)}
  end
  answers[position] = answer
end
return answers
