-- Offers one snapshot of one swarm to the cache: newer wins, and data wins over a failure (NewerWins.java tells the same).
-- Answers with the name of a WriteOutcome. All of it happens at once, or nothing does.
--
-- KEYS  1 primary  2 backup  3 refresh hash  4 index of swarms
-- ARGV  see SnapshotWriter.java

local primary, backup, refresh, index = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local collected_at, collected_at_text, backup_ends_text = tonumber(ARGV[1]), ARGV[2], ARGV[3]
local condition, swarm_version, failure, cluster = ARGV[4], ARGV[5], ARGV[6], ARGV[7]
local primary_ttl, backup_ttl = tonumber(ARGV[8]), tonumber(ARGV[9])
local clock_tolerance, retention = tonumber(ARGV[10]), tonumber(ARGV[11])
local channel, swarm = ARGV[12], ARGV[13]
local body, primary_tail, backup_tail = ARGV[14], ARGV[15], ARGV[16]

local latest = now + clock_tolerance

local function count_up(field)
  local count = (redis.call('HGET', refresh, field) or ''):match('^%d+$')
  redis.call('HSET', refresh, field, digits((tonumber(count) or 0) + 1))
end

-- Puts the snapshot into a tier, for good until its time is over; where that is past, an older one must not stay either.
local function put(key, ttl, tail)
  local expires_at = collected_at + ttl
  if expires_at > now then
    redis.call('SET', key, body .. tail, 'PXAT', digits(expires_at))
    return true
  end
  redis.call('DEL', key)
  return false
end

-- Whether a tier holds data. The primary may hold a failure: then the hash has the digest of just that value. Whatever
-- else somebody put there counts as data.
local function data_is_left()
  if kind(backup) == 'string' then
    return true
  end
  local shown = redis.call('HGET', refresh, 'primary_failure_sha1')
  return kind(primary) == 'string' and not (shown and redis.sha1hex(redis.call('GET', primary)) == shown)
end

-- The backup comes first: where Redis has no memory left it refuses a script's first SET, and then nothing has changed.
local function take_success()
  put(backup, backup_ttl, backup_tail)
  put(primary, primary_ttl, primary_tail)
  if known(refresh, 'last_error_at', latest) <= collected_at then
    redis.call('HSET', refresh, 'consecutive_failures', 0)
  end
  redis.call('HSET', refresh, 'last_success_at', collected_at_text, 'swarm_version', swarm_version)
  redis.call('HDEL', refresh, 'primary_failure_sha1')
  return 'CACHED'
end

local function take_failure()
  local outcome = 'FAILURE_COUNTED'
  if not data_is_left() and put(primary, primary_ttl, primary_tail) then
    redis.call('HSET', refresh, 'primary_failure_sha1', redis.sha1hex(body .. primary_tail))
    outcome = 'FAILURE_CACHED'
  end
  redis.call('HSET', refresh, 'last_error', failure, 'last_error_at', collected_at_text)
  count_up('consecutive_failures')
  count_up('failures')
  return outcome
end

local function tell()
  tell_change(swarm, refresh, index, channel, latest, retention)
end

if collected_at > latest then
  return 'FROM_THE_FUTURE'
elseif collected_at + backup_ttl <= now then
  return 'EXPIRED'
end

require_kind(refresh, 'hash')
local healthy = condition == 'ok'
local newest = known(refresh, 'collected_at', latest)
if collected_at <= (healthy and known(refresh, 'last_success_at', latest) or newest) then
  local is_news = healthy and sight(refresh, cluster, collected_at_text, backup_ends_text, latest)
  if is_news or kind(index) ~= 'zset' or not redis.call('ZSCORE', index, swarm) then
    tell()
  end
  return 'NOT_NEWER'
end

local outcome = healthy and take_success() or take_failure()
if healthy then
  sight(refresh, cluster, collected_at_text, backup_ends_text, latest)
end
if collected_at >= newest then
  redis.call('HSET', refresh, 'collected_at', collected_at_text, 'condition', condition)
end
if known(refresh, 'silent_since', latest) < collected_at then
  redis.call('HDEL', refresh, 'silent_since')
end
count_up('refreshes')
tell()
return outcome
