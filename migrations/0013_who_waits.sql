-- Who gave a slip's code, or asked to join under it, and waits for a yes.
ALTER TABLE slip ADD COLUMN waits TEXT;
CREATE INDEX slip_by_waiting ON slip (waits) WHERE waits IS NOT NULL;

-- Where a cohort's rooms are looked after, its people's accounts of before are looked up.
CREATE INDEX former_account_by_person ON former_account (person_id);
