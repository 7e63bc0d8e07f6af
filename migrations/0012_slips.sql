-- Who may come in by a slip of paper: the name goes when somebody has come by it, or when its time is over. Their codes are
-- in one_time_link, as hashes.
CREATE TABLE slip (
    slip_id TEXT NOT NULL PRIMARY KEY,
    cohort_id TEXT NOT NULL,
    name TEXT NOT NULL,
    forget_at BIGINT NOT NULL
);
CREATE INDEX slip_by_cohort ON slip (cohort_id);

-- Accounts that people had before they had another: a file of before names them, and means the same person.
CREATE TABLE former_account (
    user_id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (person_id)
);
