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

-- Whether the primary holds a failure: then the hash has the digest of just that value.
local function primary_shows_failure()
  local shown = redis.call('HGET', refresh, 'primary_failure_sha1')
  return shown and kind(primary) == 'string' and redis.sha1hex(redis.call('GET', primary)) == shown
end

-- Whether a tier holds data. Whatever else than a failure of ours somebody put there counts as data.
local function data_is_left()
  return kind(backup) == 'string' or (kind(primary) == 'string' and not primary_shows_failure())
end

local function show_failure()
  if data_is_left() or not put(primary, primary_ttl, primary_tail) then
    return false
  end
  redis.call('HSET', refresh, 'primary_failure_sha1', redis.sha1hex(body .. primary_tail))
  return true
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
  local outcome = show_failure() and 'FAILURE_CACHED' or 'FAILURE_COUNTED'
  redis.call('HSET', refresh, 'last_error', failure, 'last_error_at', collected_at_text)
  count_up('consecutive_failures')
  count_up('failures')
  return outcome
end

-- The newest good snapshot comes once more: what was evicted or deleted of it is put back for the rest of its time.
local function restore_success()
  local outcome = 'NOT_NEWER'
  if kind(backup) ~= 'string' then
    put(backup, backup_ttl, backup_tail)
    outcome = 'CACHED'
  end
  local is_lost = kind(primary) ~= 'string' and collected_at + primary_ttl > now
  if is_lost or primary_shows_failure() then
    put(primary, primary_ttl, primary_tail)
    redis.call('HDEL', refresh, 'primary_failure_sha1')
    outcome = 'CACHED'
  end
  return outcome
end

-- The newest failure comes once more: there may be no data left by now.
local function restore_failure()
  local is_lost = kind(primary) ~= 'string' and collected_at + primary_ttl > now
  return is_lost and show_failure() and 'FAILURE_CACHED' or 'NOT_NEWER'
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
local last_success, last_error = known(refresh, 'last_success_at', latest), known(refresh, 'last_error_at', latest)
if collected_at <= (healthy and last_success or newest) then
  local outcome = 'NOT_NEWER'
  if healthy and collected_at == last_success then
    outcome = restore_success()
  elseif not healthy and collected_at == last_error and collected_at > last_success then
    outcome = restore_failure()
  end
  local is_news = healthy and sight(refresh, cluster, collected_at_text, backup_ends_text, latest)
  local is_indexed = kind(index) == 'zset' and redis.call('ZSCORE', index, swarm)
  if outcome ~= 'NOT_NEWER' or is_news or not is_indexed then
    tell()
  end
  return outcome
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
