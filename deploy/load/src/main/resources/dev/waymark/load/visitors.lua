-- Sends the prepared requests in turn; `requests` stands above this line in the generated file.
local place = 0
request = function()
  place = place % #requests + 1
  return requests[place]
end
