-- Tells that nobody publishes snapshots of a swarm any more (NewerWins.java tells the same). Answers with 1 where that is
-- news, and with 0 where it is known, or something newer is. It never touches what is served.
--
-- KEYS  1 refresh hash  2 index of swarms
-- ARGV  see SilenceWriter.java

local refresh, index = KEYS[1], KEYS[2]
local newest, newest_text = tonumber(ARGV[1]), ARGV[2]
local clock_tolerance, retention = tonumber(ARGV[3]), tonumber(ARGV[4])
local channel, swarm = ARGV[5], ARGV[6]

local latest = now + clock_tolerance
if newest > latest or newest <= now - retention then
  return 0
end

-- The index outlives the hash only where somebody deleted that, to have the swarm forgotten; who empties Redis takes both.
local function was_deleted()
  local told = kind(refresh) == 'none' and kind(index) == 'zset' and redis.call('ZSCORE', index, swarm)
  return told and tonumber(told) > now - retention
end

if was_deleted() then
  return 0
end

require_kind(refresh, 'hash')
if known(refresh, 'collected_at', latest) > newest or known(refresh, 'silent_since', latest) >= newest then
  return 0
end

redis.call('HSET', refresh, 'silent_since', newest_text)
tell_change(swarm, refresh, index, channel, latest, retention)
return 1
