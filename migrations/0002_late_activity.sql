-- Arrived more than a day after it was sent: it counts on the day it was sent, and the page says how much of that
-- there is.
ALTER TABLE activity ADD COLUMN late BOOLEAN NOT NULL DEFAULT FALSE;
