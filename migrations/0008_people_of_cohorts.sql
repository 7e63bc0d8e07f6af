-- Which cohorts name a person: an index over the cohorts' states, written with them. A state that nobody could index
-- (it was written before there was an index, and cannot be read) says so itself.
CREATE TABLE cohort_person (
    person_id TEXT NOT NULL,
    cohort_id TEXT NOT NULL,
    PRIMARY KEY (person_id, cohort_id)
);
CREATE INDEX cohort_person_by_cohort ON cohort_person (cohort_id);
ALTER TABLE cohort ADD COLUMN indexed BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX cohort_not_indexed ON cohort (cohort_id) WHERE NOT indexed;
-- What is put off, by when it is due.
CREATE INDEX inbox_put_off ON inbox (not_before) WHERE state = 'waiting' AND not_before IS NOT NULL;
