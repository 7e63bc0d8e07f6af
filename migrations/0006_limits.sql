-- How much strangers used of what is limited, so that a restart forgives nobody: a window of time for each kind and
-- sender. A key holds a person id or a hash, never a Matrix id. Windows that are over go when the next is written.
CREATE TABLE limit_bucket (
    key TEXT NOT NULL PRIMARY KEY,
    used BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX limit_bucket_by_end ON limit_bucket (ends_at);
