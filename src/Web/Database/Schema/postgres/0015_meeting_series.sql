CREATE TABLE meeting_series (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    cluster_id bigint NOT NULL,
    frequency smallint NOT NULL,
    first_day date NOT NULL,
    CONSTRAINT "PK_meeting_series" PRIMARY KEY (operation_id, id)
);

CREATE TABLE agenda_item (
    operation_id integer NOT NULL,
    meeting_id bigint NOT NULL,
    noun smallint NOT NULL,
    key text NOT NULL,
    title text NOT NULL,
    added_at bigint NOT NULL,
    CONSTRAINT "PK_agenda_item" PRIMARY KEY (operation_id, meeting_id, noun, key)
);

CREATE TABLE minutes_letter (
    operation_id integer NOT NULL,
    meeting_id bigint NOT NULL,
    minutes_version integer NOT NULL,
    sent_at bigint NOT NULL,
    letters integer NOT NULL,
    CONSTRAINT "PK_minutes_letter" PRIMARY KEY (operation_id, meeting_id, minutes_version)
);

ALTER TABLE meeting ADD COLUMN series_id bigint;
ALTER TABLE meeting ADD COLUMN language text;
ALTER TABLE meeting ADD COLUMN interpretation text;
ALTER TABLE action_point ADD COLUMN about_noun smallint;
ALTER TABLE action_point ADD COLUMN about_key text;
ALTER TABLE action_point ADD COLUMN about_title text;

CREATE INDEX ix_meeting_operation_id_starts_at ON meeting (operation_id, starts_at);
CREATE INDEX ix_action_point_operation_id_state_due ON action_point (operation_id, state, due);
