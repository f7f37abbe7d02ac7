CREATE TABLE meeting (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    cluster_id bigint NOT NULL,
    title text NOT NULL,
    day date NOT NULL,
    start_minute integer NOT NULL,
    lasts integer NOT NULL,
    zone text NOT NULL,
    starts_at bigint NOT NULL,
    place text,
    dial_in text,
    agenda text,
    is_cancelled boolean NOT NULL,
    sequence integer NOT NULL,
    changed_at bigint NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_meeting" PRIMARY KEY (operation_id, id)
);

CREATE TABLE meeting_minutes (
    operation_id integer NOT NULL,
    meeting_id bigint NOT NULL,
    said text,
    decisions text,
    version integer NOT NULL,
    CONSTRAINT "PK_meeting_minutes" PRIMARY KEY (operation_id, meeting_id)
);

CREATE TABLE meeting_attendance (
    operation_id integer NOT NULL,
    meeting_id bigint NOT NULL,
    partner_id bigint NOT NULL,
    CONSTRAINT "PK_meeting_attendance" PRIMARY KEY (operation_id, meeting_id, partner_id)
);

CREATE TABLE action_point (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    cluster_id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    task text NOT NULL,
    partner_id bigint,
    due date,
    state smallint NOT NULL,
    closed_at bigint,
    version integer NOT NULL,
    CONSTRAINT "PK_action_point" PRIMARY KEY (operation_id, id)
);

CREATE TABLE calendar_feed (
    operation_id integer NOT NULL,
    cluster_id bigint NOT NULL,
    token_hash text NOT NULL,
    CONSTRAINT "PK_calendar_feed" PRIMARY KEY (operation_id, cluster_id)
);

CREATE INDEX ix_meeting_operation_id_cluster_id_starts_at ON meeting (operation_id, cluster_id, starts_at);
CREATE INDEX ix_meeting_attendance_operation_id_partner_id ON meeting_attendance (operation_id, partner_id);
CREATE INDEX ix_action_point_operation_id_cluster_id ON action_point (operation_id, cluster_id);
CREATE UNIQUE INDEX ix_calendar_feed_token_hash ON calendar_feed (token_hash);
