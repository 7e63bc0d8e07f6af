-- Who gave a slip's code, or asked to join under it, and waits for a yes.
ALTER TABLE slip ADD COLUMN waits TEXT;
CREATE INDEX slip_by_waiting ON slip (waits) WHERE waits IS NOT NULL;
