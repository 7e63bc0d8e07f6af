-- What was taken back before it came here. When it comes it counts, as taken back, whatever came in between: another
-- batch, a restart. What never comes is forgotten after a while.
CREATE TABLE taken_back (
    event_id TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL
);
CREATE INDEX taken_back_by_time ON taken_back (at);
