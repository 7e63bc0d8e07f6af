-- When we learned of an act, in epoch milliseconds. A page is made of what was known at the midnight that it is as of,
-- and what comes after its week was closed counts when it came. NULL in older rows: those count as before.
ALTER TABLE activity ADD COLUMN received_at BIGINT;
