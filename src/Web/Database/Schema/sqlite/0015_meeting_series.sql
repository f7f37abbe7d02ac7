CREATE TABLE meeting_series (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    cluster_id INTEGER NOT NULL,
    frequency INTEGER NOT NULL,
    first_day TEXT NOT NULL,
    CONSTRAINT "PK_meeting_series" PRIMARY KEY (operation_id, id)
);

CREATE TABLE agenda_item (
    operation_id INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    noun INTEGER NOT NULL,
    key TEXT NOT NULL,
    title TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    CONSTRAINT "PK_agenda_item" PRIMARY KEY (operation_id, meeting_id, noun, key)
);

CREATE TABLE minutes_letter (
    operation_id INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    minutes_version INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    letters INTEGER NOT NULL,
    CONSTRAINT "PK_minutes_letter" PRIMARY KEY (operation_id, meeting_id, minutes_version)
);

ALTER TABLE meeting ADD COLUMN series_id INTEGER NULL;
ALTER TABLE meeting ADD COLUMN language TEXT NULL;
ALTER TABLE meeting ADD COLUMN interpretation TEXT NULL;
ALTER TABLE action_point ADD COLUMN about_noun INTEGER NULL;
ALTER TABLE action_point ADD COLUMN about_key TEXT NULL;
ALTER TABLE action_point ADD COLUMN about_title TEXT NULL;

CREATE INDEX ix_meeting_operation_id_starts_at ON meeting (operation_id, starts_at);
CREATE INDEX ix_action_point_operation_id_state_due ON action_point (operation_id, state, due);
