-- Offers one snapshot of one swarm to the cache: newer wins, and data wins over a failure (NewerWins.java tells the same).
-- Answers with the name of a WriteOutcome. All of it happens at once, or nothing does.
--
-- KEYS  1 primary  2 backup  3 refresh hash
-- ARGV  see SnapshotWriter.java
--
-- Times are in milliseconds since 1970, by the clock of Redis; the hash tells them as RFC 3339 text, for people.

local primary, backup, refresh = KEYS[1], KEYS[2], KEYS[3]
local collected_at, collected_at_text = tonumber(ARGV[1]), ARGV[2]
local condition, swarm_version, failure = ARGV[3], ARGV[4], ARGV[5]
local primary_ttl, backup_ttl = tonumber(ARGV[6]), tonumber(ARGV[7])
local clock_tolerance, refresh_retention = tonumber(ARGV[8]), ARGV[9]
local channel, swarm = ARGV[10], ARGV[11]
local body, primary_tail, backup_tail = ARGV[12], ARGV[13], ARGV[14]

local NEVER = -math.huge

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local latest = now + clock_tolerance

local function kind(key)
  return redis.call('TYPE', key).ok
end

-- The text of an instant in milliseconds, or nil where it is none. Years count from March, so that the leap day is last.
local function millis(text)
  local year, month, day, hour, minute, second, milli =
    text:match('^(%d%d%d%d)%-(%d%d)%-(%d%d)T(%d%d):(%d%d):(%d%d)%.(%d%d%d)Z$')
  if not year then
    return nil
  end
  local months = (month + 9) % 12
  local years = year - math.floor(months / 10)
  local leap_days = math.floor(years / 4) - math.floor(years / 100) + math.floor(years / 400)
  local days = years * 365 + leap_days + math.floor((months * 306 + 5) / 10) + day - 1 - 719468
  return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + milli
end

-- A moment that the hash tells. Junk is none, and neither is the future: a clock that was wrong for a while must not keep
-- out every snapshot until that moment comes.
local function known(field)
  local text = redis.call('HGET', refresh, field)
  local at = text and millis(text)
  return at and at <= latest and at or NEVER
end

local function count_up(field)
  local digits = (redis.call('HGET', refresh, field) or ''):match('^%d+$')
  redis.call('HSET', refresh, field, string.format('%.0f', (tonumber(digits) or 0) + 1))
end

-- Puts the snapshot into a tier, for good until its time is over; where that is past, an older one must not stay either.
local function put(key, ttl, tail)
  local expires_at = collected_at + ttl
  if expires_at > now then
    redis.call('SET', key, body .. tail, 'PXAT', string.format('%.0f', expires_at))
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
  if known('last_error_at') <= collected_at then
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

if collected_at > latest then
  return 'FROM_THE_FUTURE'
elseif collected_at + backup_ttl <= now then
  return 'EXPIRED'
end

-- Something else under the hash's name would fail every write from now on.
if kind(refresh) ~= 'hash' and kind(refresh) ~= 'none' then
  redis.call('DEL', refresh)
end

local healthy = condition == 'ok'
local newest = known('collected_at')
if collected_at <= (healthy and known('last_success_at') or newest) then
  return 'NOT_NEWER'
end

local outcome = healthy and take_success() or take_failure()
if collected_at >= newest then
  redis.call('HSET', refresh, 'collected_at', collected_at_text, 'condition', condition)
end
count_up('refreshes')
redis.call('PEXPIRE', refresh, refresh_retention)
redis.call('PUBLISH', channel, swarm)
return outcome
