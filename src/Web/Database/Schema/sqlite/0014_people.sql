CREATE TABLE contact (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    words TEXT NOT NULL,
    post TEXT NULL,
    partner_id INTEGER NULL,
    organisation TEXT NULL,
    languages TEXT NULL,
    station TEXT NULL,
    arrived TEXT NULL,
    departed TEXT NULL,
    last_day TEXT NULL,
    phone TEXT NULL,
    phone_shown INTEGER NOT NULL,
    mail TEXT NULL,
    mail_shown INTEGER NOT NULL,
    is_undeliverable INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_contact" PRIMARY KEY (operation_id, id)
);

CREATE TABLE contact_role (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    cluster_id INTEGER NULL,
    hub_id INTEGER NULL,
    duty INTEGER NOT NULL,
    since TEXT NULL,
    until TEXT NULL,
    last_day TEXT NULL,
    CONSTRAINT "PK_contact_role" PRIMARY KEY (operation_id, id)
);

CREATE TABLE contact_check (
    operation_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    asked_at INTEGER NULL,
    token_hash TEXT NULL,
    confirmed_at INTEGER NULL,
    CONSTRAINT "PK_contact_check" PRIMARY KEY (operation_id, contact_id)
);

CREATE TABLE handover (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    successor_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    CONSTRAINT "PK_handover" PRIMARY KEY (operation_id, id)
);

CREATE TABLE handover_item (
    operation_id INTEGER NOT NULL,
    handover_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    cluster_id INTEGER NULL,
    kind INTEGER NOT NULL,
    wording TEXT NOT NULL,
    href TEXT NOT NULL,
    note TEXT NULL,
    done_at INTEGER NULL,
    CONSTRAINT "PK_handover_item" PRIMARY KEY (operation_id, handover_id, position)
);

CREATE INDEX ix_contact_operation_id_folded ON contact (operation_id, folded);
CREATE INDEX ix_contact_operation_id_partner_id ON contact (operation_id, partner_id);
CREATE INDEX ix_contact_role_operation_id_contact_id ON contact_role (operation_id, contact_id);
CREATE INDEX ix_contact_role_operation_id_cluster_id_contact_id ON contact_role (operation_id, cluster_id, contact_id);
CREATE UNIQUE INDEX ix_contact_check_token_hash ON contact_check (token_hash);
CREATE INDEX ix_handover_operation_id_contact_id ON handover (operation_id, contact_id);
