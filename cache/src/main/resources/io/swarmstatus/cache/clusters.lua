-- Which clusters publish under one name, and when: the hash has a field for each (ClusterSightings.java tells the same).
-- RedisScript.java puts this after common.lua.

local MOST_CLUSTERS = 8

-- The clusters that were seen under this name and are not forgotten yet: id, when first, when last, and until when that
-- counts. All but those are removed.
local function clusters(hash, latest)
  local seen = {}
  local fields = redis.call('HGETALL', hash)
  for i = 1, #fields, 2 do
    if fields[i]:sub(1, 8) == 'cluster:' then
      local first, last, ends = fields[i + 1]:match('^(%S+) (%S+) (%S+)$')
      local counts = ends and millis(first) and (millis(last) or math.huge) <= latest and (millis(ends) or NEVER) > now
      if counts then
        seen[#seen + 1] = {id = fields[i]:sub(9), first = first, last = last, ends = ends}
      else
        redis.call('HDEL', hash, fields[i])
      end
    end
  end
  return seen
end

local function seen_before(one, other)
  return one.last < other.last or (one.last == other.last and one.id < other.id)
end

-- Notes that a cluster was seen at this moment, told as text. Answers whether that may be news of two clusters under one
-- name. No id is no cluster.
local function sight(hash, id, at, ends, latest)
  if id == '' then
    return false
  end
  local seen = clusters(hash, latest)
  local mine
  for _, one in ipairs(seen) do
    mine = one.id == id and one or mine
  end
  if mine and mine.first <= at and at <= mine.last then
    return false
  elseif mine then
    mine.first = mine.first < at and mine.first or at
    mine.last = mine.last > at and mine.last or at
    mine.ends = mine.ends > ends and mine.ends or ends
  else
    mine = {id = id, first = at, last = at, ends = ends}
    seen[#seen + 1] = mine
  end
  redis.call('HSET', hash, 'cluster:' .. id, mine.first .. ' ' .. mine.last .. ' ' .. mine.ends)
  table.sort(seen, seen_before)
  for i = 1, #seen - MOST_CLUSTERS do
    redis.call('HDEL', hash, 'cluster:' .. seen[i].id)
  end
  return #seen > 1
end
