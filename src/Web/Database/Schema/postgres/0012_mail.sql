CREATE TABLE mail (
    id bigint NOT NULL,
    operation_id integer NOT NULL,
    user_id bigint,
    kind text NOT NULL,
    address text NOT NULL,
    name text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    is_secret boolean NOT NULL,
    calendar text,
    calendar_method text,
    stop_address text,
    state smallint NOT NULL,
    attempts integer NOT NULL,
    queued_at bigint NOT NULL,
    due_at bigint NOT NULL,
    done_at bigint,
    failure text,
    CONSTRAINT "PK_mail" PRIMARY KEY (id)
);

CREATE TABLE mail_server (
    id integer NOT NULL,
    host text NOT NULL,
    port integer NOT NULL,
    is_encrypted boolean NOT NULL,
    user_name text,
    password text,
    sender text NOT NULL,
    is_confirmed boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_mail_server" PRIMARY KEY (id)
);

CREATE INDEX ix_mail_state_due_at ON mail (state, due_at);
