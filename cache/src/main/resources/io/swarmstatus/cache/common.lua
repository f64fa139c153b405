-- What the scripts have in common; RedisScript.java puts this before each.
--
-- Times are in milliseconds since 1970, by the clock of Redis; the hash tells them as RFC 3339 text, for people.

local NEVER = -math.huge

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

-- Lua writes numbers of this size with an exponent.
local function digits(number)
  return string.format('%.0f', number)
end

local function kind(key)
  return redis.call('TYPE', key).ok
end

-- Something else under a key's name would fail every write from now on.
local function require_kind(key, wanted)
  local found = kind(key)
  if found ~= wanted and found ~= 'none' then
    redis.call('DEL', key)
  end
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

-- A moment that a hash tells. Junk is none, and neither is what comes later than the latest that any clock may tell: a
-- clock that was wrong for a while must not keep out every snapshot until that moment comes.
local function known(hash, field, latest)
  local text = redis.call('HGET', hash, field)
  local at = text and millis(text)
  return at and at <= latest and at or NEVER
end

-- Tells that a swarm has changed: on the channel, and in the index of swarms. There each change has a later moment than
-- any before, so that who has seen one finds all that came after it; moments that a wrong clock told are told anew.
local function tell_change(swarm, hash, index, channel, latest, retention)
  require_kind(index, 'zset')
  redis.call('ZREMRANGEBYSCORE', index, '-inf', digits(now - retention))
  local last = redis.call('ZREVRANGEBYSCORE', index, digits(latest), '-inf', 'WITHSCORES', 'LIMIT', 0, 1)[2]
  local moment = digits(math.max(now, last and last + 1 or now))
  for _, other in ipairs(redis.call('ZRANGEBYSCORE', index, '(' .. digits(latest), '+inf')) do
    redis.call('ZADD', index, moment, other)
  end
  redis.call('ZADD', index, moment, swarm)
  redis.call('PEXPIRE', index, digits(retention))
  redis.call('PEXPIRE', hash, digits(retention))
  redis.call('PUBLISH', channel, swarm)
end
