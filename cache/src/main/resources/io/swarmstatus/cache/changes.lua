-- Answers with the swarms that have changed after a moment, each followed by when it last did; with all of them where
-- that moment is later than any change: then Redis was emptied since, or its clock was set back.
--
-- KEYS  1 index of swarms
-- ARGV  1 the moment  2 how long a swarm without a change is known

local index = KEYS[1]
local after, oldest = tonumber(ARGV[1]), now - tonumber(ARGV[2])

if kind(index) ~= 'zset' then
  return {}
end
local last = redis.call('ZREVRANGE', index, 0, 0, 'WITHSCORES')[2]
if after < oldest or after > tonumber(last) then
  after = oldest
end
return redis.call('ZRANGEBYSCORE', index, '(' .. digits(after), '+inf', 'WITHSCORES')
