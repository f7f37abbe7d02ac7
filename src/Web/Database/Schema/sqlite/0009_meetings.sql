CREATE TABLE meeting (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    cluster_id INTEGER NOT NULL,
    title TEXT NOT NULL,
    day TEXT NOT NULL,
    start_minute INTEGER NOT NULL,
    lasts INTEGER NOT NULL,
    zone TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    place TEXT NULL,
    dial_in TEXT NULL,
    agenda TEXT NULL,
    is_cancelled INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_meeting" PRIMARY KEY (operation_id, id)
);

CREATE TABLE meeting_minutes (
    operation_id INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    said TEXT NULL,
    decisions TEXT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_meeting_minutes" PRIMARY KEY (operation_id, meeting_id)
);

CREATE TABLE meeting_attendance (
    operation_id INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    partner_id INTEGER NOT NULL,
    CONSTRAINT "PK_meeting_attendance" PRIMARY KEY (operation_id, meeting_id, partner_id)
);

CREATE TABLE action_point (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    cluster_id INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    task TEXT NOT NULL,
    partner_id INTEGER NULL,
    due TEXT NULL,
    state INTEGER NOT NULL,
    closed_at INTEGER NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_action_point" PRIMARY KEY (operation_id, id)
);

CREATE TABLE calendar_feed (
    operation_id INTEGER NOT NULL,
    cluster_id INTEGER NOT NULL,
    token_hash TEXT NOT NULL,
    CONSTRAINT "PK_calendar_feed" PRIMARY KEY (operation_id, cluster_id)
);

CREATE INDEX ix_meeting_operation_id_cluster_id_starts_at ON meeting (operation_id, cluster_id, starts_at);
CREATE INDEX ix_meeting_attendance_operation_id_partner_id ON meeting_attendance (operation_id, partner_id);
CREATE INDEX ix_action_point_operation_id_cluster_id ON action_point (operation_id, cluster_id);
CREATE UNIQUE INDEX ix_calendar_feed_token_hash ON calendar_feed (token_hash);
