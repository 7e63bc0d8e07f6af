-- A person may be in two chats with the voice: which one a question was asked in tells what a digit there answers. Of what
-- was delivered before this it is not known, and it counts as asked wherever the person writes.
ALTER TABLE outbox ADD COLUMN room_id TEXT;
