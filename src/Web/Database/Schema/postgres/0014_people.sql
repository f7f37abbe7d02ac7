CREATE TABLE contact (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    name text NOT NULL,
    folded text NOT NULL,
    words text NOT NULL,
    post text,
    partner_id bigint,
    organisation text,
    languages text,
    station text,
    arrived text,
    departed text,
    last_day date,
    phone text,
    phone_shown smallint NOT NULL,
    mail text,
    mail_shown smallint NOT NULL,
    is_undeliverable boolean NOT NULL,
    added_at bigint NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_contact" PRIMARY KEY (operation_id, id)
);

CREATE TABLE contact_role (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    contact_id bigint NOT NULL,
    cluster_id bigint,
    hub_id bigint,
    duty smallint NOT NULL,
    since text,
    until text,
    last_day date,
    CONSTRAINT "PK_contact_role" PRIMARY KEY (operation_id, id)
);

CREATE TABLE contact_check (
    operation_id integer NOT NULL,
    contact_id bigint NOT NULL,
    asked_at bigint,
    token_hash text,
    confirmed_at bigint,
    CONSTRAINT "PK_contact_check" PRIMARY KEY (operation_id, contact_id)
);

CREATE TABLE handover (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    contact_id bigint NOT NULL,
    successor_id bigint NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT "PK_handover" PRIMARY KEY (operation_id, id)
);

CREATE TABLE handover_item (
    operation_id integer NOT NULL,
    handover_id bigint NOT NULL,
    position integer NOT NULL,
    cluster_id bigint,
    kind smallint NOT NULL,
    wording text NOT NULL,
    href text NOT NULL,
    note text,
    done_at bigint,
    CONSTRAINT "PK_handover_item" PRIMARY KEY (operation_id, handover_id, position)
);

CREATE INDEX ix_contact_operation_id_folded ON contact (operation_id, folded);
CREATE INDEX ix_contact_operation_id_partner_id ON contact (operation_id, partner_id);
CREATE INDEX ix_contact_role_operation_id_contact_id ON contact_role (operation_id, contact_id);
CREATE INDEX ix_contact_role_operation_id_cluster_id_contact_id ON contact_role (operation_id, cluster_id, contact_id);
CREATE UNIQUE INDEX ix_contact_check_token_hash ON contact_check (token_hash);
CREATE INDEX ix_handover_operation_id_contact_id ON handover (operation_id, contact_id);
