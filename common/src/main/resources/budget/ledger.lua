-- The ledger of what calls to the cloud cost. Redis runs a script as a whole, so that no two callers
-- can be granted the same money, and by its own clock, so that all of them are in the same hour.
--
-- KEYS  1 hash: reservation -> 'amount hour-key day-key'     2 sorted set: reservation by deadline
-- ARGV  1 operation   2 prefix of the windows' keys   3, 4 length of hour and day in milliseconds
--       reserve: 5 reservation   6 amount   7 milliseconds until surely over   8, 9 limits or ''
--       settle:  5 reservation   6 cost
--
-- Amounts are whole nanodollars. Lua's numbers hold them exactly up to 2^53: nine million dollars.

local open, deadlines = KEYS[1], KEYS[2]
local operation, prefix = ARGV[1], ARGV[2]
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)

-- At most so many overdue reservations are ended at a time: nobody waits long for others' remains.
local OVERDUE_AT_ONCE = 100

local function window(name, length)
  local number = math.floor(now / length)
  return {
    name = name,
    key = string.format('%s:%s:%d', prefix, name, number),
    rest = (number + 1) * length - now,
  }
end

local hour, day = window('hour', tonumber(ARGV[3])), window('day', tonumber(ARGV[4]))
-- Longer than any call: an account that is still needed must not vanish.
local kept = string.format('%d', 2 * tonumber(ARGV[4]) + 3600000)

local function add(key, field, amount)
  redis.call('HINCRBY', key, field, string.format('%d', amount))
  redis.call('PEXPIRE', key, kept)
end

local function amount_of(key, field)
  return tonumber(redis.call('HGET', key, field) or '0')
end

-- Ends a reservation, at its full amount where the cost is not known.
local function settle(id, cost)
  local entry = redis.call('HGET', open, id)
  if not entry then
    return 0
  end
  local reserved, hour_key, day_key = string.match(entry, '^(%d+) (%S+) (%S+)$')
  redis.call('HDEL', open, id)
  redis.call('ZREM', deadlines, id)
  for _, key in ipairs({hour_key, day_key}) do
    add(key, 'reserved', -tonumber(reserved))
    add(key, 'spent', tonumber(cost or reserved))
    add(key, 'calls', 1)
  end
  return 1
end

local function settle_overdue()
  local overdue = redis.call('ZRANGEBYSCORE', deadlines, '-inf', now, 'LIMIT', 0, OVERDUE_AT_ONCE)
  for _, id in ipairs(overdue) do
    settle(id)
  end
end

local function reserve(id, amount, patience, limits)
  if redis.call('HEXISTS', open, id) == 1 then
    return {'granted'}
  end
  -- The day first: where both are used up, it is the longer wait.
  for _, account in ipairs({day, hour}) do
    local limit = tonumber(limits[account.name])
    local used = amount_of(account.key, 'spent') + amount_of(account.key, 'reserved')
    if limit and used + amount > limit then
      add(day.key, 'refused', 1)
      add(hour.key, 'refused', 1)
      return {'exhausted', account.name, used, account.rest}
    end
  end
  for _, account in ipairs({day, hour}) do
    add(account.key, 'reserved', amount)
  end
  redis.call('HSET', open, id, string.format('%d %s %s', amount, hour.key, day.key))
  redis.call('ZADD', deadlines, now + patience, id)
  return {'granted'}
end

local function account(key)
  local fields = {'spent', 'reserved', 'calls', 'refused'}
  for i, field in ipairs(fields) do
    fields[i] = amount_of(key, field)
  end
  return fields
end

settle_overdue()
if operation == 'reserve' then
  local limits = {hour = ARGV[8], day = ARGV[9]}
  return reserve(ARGV[5], tonumber(ARGV[6]), tonumber(ARGV[7]), limits)
elseif operation == 'settle' then
  return settle(ARGV[5], ARGV[6])
end
return {account(hour.key), account(day.key)}
