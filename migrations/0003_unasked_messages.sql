-- How many private messages that nobody asked for a person got from a cohort on its last such day (a date in the
-- cohort's zone): the budget is a person's over all cohorts.
CREATE TABLE unasked_message (
    person_id TEXT NOT NULL,
    cohort_id TEXT NOT NULL,
    day TEXT NOT NULL,
    messages BIGINT NOT NULL,
    PRIMARY KEY (person_id, cohort_id)
);
