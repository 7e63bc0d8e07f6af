-- The first tables, in the dialect that SQLite and PostgreSQL share: TEXT ids, BIGINT for numbers and for times in
-- epoch milliseconds, BOOLEAN, JSON as TEXT. NOT NULL is written on every key, because SQLite does not imply it.

-- Order: a row is numbered inside the transaction that adds it. Taking a number locks its counter until the commit,
-- so that numbers become visible in their order.
CREATE TABLE counter (
    name TEXT NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO counter (name, value) VALUES ('inbox', 0), ('outbox', 0), ('view_log', 0);

CREATE TABLE person (
    person_id TEXT NOT NULL PRIMARY KEY,
    language TEXT,
    created_at BIGINT NOT NULL
);

-- The one table that ties names to people. Its rows may be erased; everything else holds person ids.
CREATE TABLE account (
    user_id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (person_id),
    display_name TEXT
);
CREATE INDEX account_by_person ON account (person_id);

CREATE TABLE chat (
    person_id TEXT NOT NULL PRIMARY KEY REFERENCES person (person_id),
    room_id TEXT UNIQUE,
    status TEXT NOT NULL CHECK (status IN ('wanted', 'invited', 'joined', 'left', 'declined')),
    encrypted BOOLEAN NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE chat_room (
    room_id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (person_id),
    encrypted BOOLEAN NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('wanted', 'invited', 'joined', 'left', 'declined')),
    since BIGINT NOT NULL
);
CREATE INDEX chat_room_by_person ON chat_room (person_id, since);

CREATE TABLE cohort (
    cohort_id TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL CHECK (version > 0),
    state TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);

-- place: 'space' or a room kind. A room that was upgraded has a later row of the same place.
CREATE TABLE room (
    room_id TEXT NOT NULL PRIMARY KEY,
    cohort_id TEXT NOT NULL,
    place TEXT NOT NULL,
    since BIGINT NOT NULL,
    live_since BIGINT,
    encrypted BOOLEAN NOT NULL,
    last_event_id TEXT,
    last_event_at BIGINT
);
CREATE INDEX room_by_cohort ON room (cohort_id, place, since);

CREATE TABLE inbox (
    cause TEXT NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL UNIQUE,
    queue TEXT,
    body TEXT,
    received_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'decided', 'parked', 'ignored')),
    reason TEXT,
    metadata TEXT,
    not_before BIGINT,
    CHECK (state = 'waiting' OR body IS NULL)
);
CREATE INDEX inbox_waiting ON inbox (queue, seq) WHERE state = 'waiting';
CREATE INDEX inbox_parked ON inbox (seq) WHERE state = 'parked';

CREATE TABLE outbox (
    effect_key TEXT NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL UNIQUE,
    queue TEXT NOT NULL,
    sender TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT,
    cause TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    not_before BIGINT,
    expires_at BIGINT,
    claimed_by TEXT,
    claimed_until BIGINT,
    attempts BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'parked', 'cancelled')),
    device TEXT,
    event_id TEXT,
    done_at BIGINT,
    reason TEXT,
    CHECK (state = 'waiting' OR body IS NULL)
);
CREATE INDEX outbox_waiting ON outbox (queue, seq) WHERE state = 'waiting';
CREATE INDEX outbox_parked ON outbox (seq) WHERE state = 'parked';
CREATE INDEX outbox_by_event ON outbox (event_id);
CREATE INDEX outbox_by_cause ON outbox (cause, seq);

CREATE TABLE queue_block (
    queue TEXT NOT NULL PRIMARY KEY,
    reason TEXT NOT NULL
);

CREATE TABLE timer (
    cohort_id TEXT NOT NULL,
    name TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (cohort_id, name)
);
CREATE INDEX timer_by_time ON timer (at);

-- Never any text: who, when, in relation to what.
CREATE TABLE activity (
    event_id TEXT NOT NULL PRIMARY KEY,
    cohort_id TEXT NOT NULL,
    place TEXT NOT NULL,
    person_id TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('post', 'reaction', 'vote')),
    reply_to TEXT,
    thread TEXT,
    history BOOLEAN NOT NULL,
    question BOOLEAN NOT NULL,
    redacted BOOLEAN NOT NULL
);
CREATE INDEX activity_by_time ON activity (cohort_id, sent_at);

CREATE TABLE membership_span (
    cohort_id TEXT NOT NULL,
    place TEXT NOT NULL,
    person_id TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT,
    PRIMARY KEY (cohort_id, place, person_id, from_at)
);
CREATE UNIQUE INDEX membership_span_open ON membership_span (cohort_id, place, person_id) WHERE to_at IS NULL;

-- Append only; seq counts from 1 in each cohort without a gap, and each row's hash covers the hash before it.
CREATE TABLE audit (
    audit_id TEXT NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    cohort_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT,
    act TEXT NOT NULL,
    subject TEXT,
    detail TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (cohort_id, seq)
);

CREATE TABLE lease (
    name TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE reopening (
    room_id TEXT NOT NULL PRIMARY KEY,
    delay_id TEXT NOT NULL,
    fires_at BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    queued_at BIGINT NOT NULL
);

CREATE TABLE one_time_link (
    token_hash TEXT NOT NULL PRIMARY KEY,
    cohort_id TEXT NOT NULL,
    person_id TEXT,
    purpose TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE TABLE web_session (
    session_hash TEXT NOT NULL PRIMARY KEY,
    cohort_id TEXT NOT NULL,
    person_id TEXT,
    expires_at BIGINT NOT NULL
);

CREATE TABLE view_log (
    seq BIGINT NOT NULL PRIMARY KEY,
    cohort_id TEXT NOT NULL,
    person_id TEXT,
    at BIGINT NOT NULL,
    page TEXT NOT NULL
);
CREATE INDEX view_log_by_cohort ON view_log (cohort_id, seq);

-- Facts of this instance: the voice's device, the registration that was applied.
CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
