CREATE TABLE mail (
    id INTEGER NOT NULL,
    operation_id INTEGER NOT NULL,
    user_id INTEGER NULL,
    kind TEXT NOT NULL,
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    is_secret INTEGER NOT NULL,
    calendar TEXT NULL,
    calendar_method TEXT NULL,
    stop_address TEXT NULL,
    state INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    queued_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    done_at INTEGER NULL,
    failure TEXT NULL,
    CONSTRAINT "PK_mail" PRIMARY KEY (id)
);

CREATE TABLE mail_server (
    id INTEGER NOT NULL,
    host TEXT NOT NULL,
    port INTEGER NOT NULL,
    is_encrypted INTEGER NOT NULL,
    user_name TEXT NULL,
    password TEXT NULL,
    sender TEXT NOT NULL,
    is_confirmed INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_mail_server" PRIMARY KEY (id)
);

CREATE INDEX ix_mail_state_due_at ON mail (state, due_at);
