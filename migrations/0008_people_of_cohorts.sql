-- Which cohorts name a person: an index over the cohorts' states, written with them. indexed_version is the version of
-- the state of which it holds the people: another one where a program without an index wrote it, none where nobody could
-- read it since there is an index.
CREATE TABLE cohort_person (
    person_id TEXT NOT NULL,
    cohort_id TEXT NOT NULL,
    PRIMARY KEY (person_id, cohort_id)
);
CREATE INDEX cohort_person_by_cohort ON cohort_person (cohort_id);
ALTER TABLE cohort ADD COLUMN indexed_version BIGINT;
CREATE INDEX cohort_not_indexed ON cohort (cohort_id) WHERE indexed_version IS NULL OR indexed_version <> version;
-- What is put off, by when it is due.
CREATE INDEX inbox_put_off ON inbox (not_before) WHERE state = 'waiting' AND not_before IS NOT NULL;
