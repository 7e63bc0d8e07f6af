-- What was said to the voice in a room is kept, because replies and acts point to it, and is no post. What was counted before
-- stays as it was.
ALTER TABLE activity ADD COLUMN command BOOLEAN NOT NULL DEFAULT FALSE;
