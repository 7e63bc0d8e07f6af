-- In which formats this database holds what is stored as JSON (a cohort's state, an effect on its way): by the name of
-- the kind, the newest that was ever written. A program that knows less than that refuses to start.
CREATE TABLE stored_format (
    name TEXT NOT NULL PRIMARY KEY,
    format BIGINT NOT NULL
);
