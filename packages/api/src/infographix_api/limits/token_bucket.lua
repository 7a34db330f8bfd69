-- Takes one cost from several token buckets at once: from all of them, or from none.
--
-- A bucket is one number, the microsecond at which it is full again. What is in it now follows from that:
-- capacity - (full_at - now) / interval. So an absent key is a full bucket, and a key may expire once it is full.
--
-- KEYS: the buckets. ARGV: cost (0 looks, negative gives back), then for each bucket its interval (microseconds in
-- which one token comes back) and its capacity. Answers 1 or 0, then for each bucket the microseconds until it is full.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local cost = tonumber(ARGV[1])
local kept = redis.call('MGET', unpack(KEYS))
local answer, full_in, after = { 1 }, {}, {}

local function keep(i, microseconds)
  full_in[i] = microseconds
  redis.call('SET', KEYS[i], string.format('%.0f', now + microseconds), 'PX', math.ceil(microseconds / 1000) + 1)
end

for i = 1, #KEYS do
  local interval, whole = tonumber(ARGV[2 * i]), ARGV[2 * i] * ARGV[2 * i + 1]
  full_in[i] = math.max(0, (tonumber(kept[i]) or 0) - now)
  if full_in[i] > whole then keep(i, whole) end -- the clock was set back, or the bucket was made smaller
  after[i] = math.max(0, full_in[i] + cost * interval)
  if after[i] > whole then answer[1] = 0 end
end
for i = 1, #KEYS do
  if answer[1] == 1 and cost ~= 0 then keep(i, after[i]) end
  answer[i + 1] = full_in[i]
end
return answer
