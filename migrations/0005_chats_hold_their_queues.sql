-- The queue of a direct chat is held while the person is not in the chat, as the chat's own row says. Until now a row
-- here repeated that, and one that was left behind (of somebody who was in no directory) held the queue for ever.
DELETE FROM queue_block WHERE queue LIKE 'chat:%';
