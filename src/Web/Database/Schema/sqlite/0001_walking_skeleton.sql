CREATE TABLE activity (
    operation_id INTEGER NOT NULL,
    row_id INTEGER NOT NULL,
    import_number INTEGER NOT NULL,
    source_row INTEGER NOT NULL,
    key_hash INTEGER NOT NULL,
    content_hash INTEGER NOT NULL,
    organisation_typed TEXT NULL,
    reporting_id INTEGER NULL,
    programming_id INTEGER NULL,
    implementing_id INTEGER NULL,
    funding_id INTEGER NULL,
    cluster_id INTEGER NULL,
    kind_id INTEGER NULL,
    indicator_id INTEGER NULL,
    area_id INTEGER NOT NULL,
    site_id INTEGER NULL,
    group_id INTEGER NULL,
    modality_id INTEGER NULL,
    unit_id INTEGER NULL,
    status INTEGER NOT NULL,
    recurrency INTEGER NOT NULL,
    is_nil INTEGER NOT NULL,
    sensitivity INTEGER NOT NULL,
    from_month INTEGER NOT NULL,
    to_month INTEGER NOT NULL,
    start_date TEXT NULL,
    end_date TEXT NULL,
    targeted_households INTEGER NULL,
    targeted INTEGER NULL,
    reached_households INTEGER NULL,
    reached INTEGER NULL,
    cuts TEXT NULL,
    quantity INTEGER NULL,
    latitude REAL NULL,
    longitude REAL NULL,
    typed TEXT NULL,
    contact TEXT NULL,
    CONSTRAINT "PK_activity" PRIMARY KEY (operation_id, row_id, import_number)
);

CREATE TABLE app_user (
    id INTEGER NOT NULL CONSTRAINT "PK_app_user" PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    is_suspended INTEGER NOT NULL,
    user_name TEXT NULL,
    normalized_user_name TEXT NULL,
    email TEXT NULL,
    normalized_email TEXT NULL,
    email_confirmed INTEGER NOT NULL,
    password_hash TEXT NULL,
    security_stamp TEXT NULL,
    concurrency_stamp TEXT NULL,
    phone_number TEXT NULL,
    phone_number_confirmed INTEGER NOT NULL,
    two_factor_enabled INTEGER NOT NULL,
    lockout_end TEXT NULL,
    lockout_enabled INTEGER NOT NULL,
    access_failed_count INTEGER NOT NULL
);

CREATE TABLE area (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    pcode TEXT NOT NULL,
    level INTEGER NOT NULL,
    parent_id INTEGER NULL,
    valid_from TEXT NULL,
    valid_to TEXT NULL,
    latitude REAL NULL,
    longitude REAL NULL,
    population INTEGER NULL,
    tile_column INTEGER NULL,
    tile_row INTEGER NULL,
    short_name TEXT NULL,
    load_number INTEGER NOT NULL,
    CONSTRAINT "PK_area" PRIMARY KEY (operation_id, id)
);

CREATE TABLE area_alias (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    folded TEXT NOT NULL,
    area_id INTEGER NOT NULL,
    CONSTRAINT "PK_area_alias" PRIMARY KEY (operation_id, id)
);

CREATE TABLE area_name (
    operation_id INTEGER NOT NULL,
    area_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT "PK_area_name" PRIMARY KEY (operation_id, area_id, position)
);

CREATE TABLE area_shape (
    operation_id INTEGER NOT NULL,
    area_id INTEGER NOT NULL,
    wkb BLOB NOT NULL,
    CONSTRAINT "PK_area_shape" PRIMARY KEY (operation_id, area_id)
);

CREATE TABLE change_log (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    user_id INTEGER NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    noun TEXT NOT NULL,
    noun_id TEXT NOT NULL,
    fields TEXT NULL,
    import_number INTEGER NULL,
    CONSTRAINT "PK_change_log" PRIMARY KEY (operation_id, id)
);

CREATE TABLE cluster (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    kind INTEGER NOT NULL,
    parent_id INTEGER NULL,
    lead TEXT NULL,
    counterpart TEXT NULL,
    valid_from TEXT NULL,
    valid_to TEXT NULL,
    is_sensitive INTEGER NOT NULL,
    is_established INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_cluster" PRIMARY KEY (operation_id, id)
);

CREATE TABLE cluster_synonym (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    cluster_id INTEGER NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT "PK_cluster_synonym" PRIMARY KEY (operation_id, id)
);

CREATE TABLE data_protection_key (
    name TEXT NOT NULL CONSTRAINT "PK_data_protection_key" PRIMARY KEY,
    xml TEXT NOT NULL
);

CREATE TABLE file_piece (
    operation_id INTEGER NOT NULL,
    file_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    CONSTRAINT "PK_file_piece" PRIMARY KEY (operation_id, file_id, position)
);

CREATE TABLE gazetteer_load (
    operation_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    source TEXT NOT NULL,
    counts TEXT NOT NULL,
    at INTEGER NOT NULL,
    CONSTRAINT "PK_gazetteer_load" PRIMARY KEY (operation_id, number)
);

CREATE TABLE import (
    operation_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    file_id INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    state INTEGER NOT NULL,
    settings TEXT NOT NULL,
    report TEXT NULL,
    refusal TEXT,
    commit_sequence INTEGER NULL,
    committed_at INTEGER NULL,
    staged_at INTEGER NOT NULL,
    user_id INTEGER NULL,
    staged_by TEXT NOT NULL,
    is_sample INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_import" PRIMARY KEY (operation_id, number)
);

CREATE TABLE import_answer (
    operation_id INTEGER NOT NULL,
    import_number INTEGER NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    CONSTRAINT "PK_import_answer" PRIMARY KEY (operation_id, import_number, key)
);

CREATE TABLE import_chunk (
    operation_id INTEGER NOT NULL,
    import_number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    raw BLOB NOT NULL,
    CONSTRAINT "PK_import_chunk" PRIMARY KEY (operation_id, import_number, position)
);

CREATE TABLE import_drafts (
    operation_id INTEGER NOT NULL,
    import_number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    CONSTRAINT "PK_import_drafts" PRIMARY KEY (operation_id, import_number, position)
);

CREATE TABLE job (
    id INTEGER NOT NULL CONSTRAINT "PK_job" PRIMARY KEY,
    operation_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    state INTEGER NOT NULL,
    percent INTEGER NOT NULL,
    stage TEXT NOT NULL,
    failure TEXT NULL,
    attempts INTEGER NOT NULL,
    queued_at INTEGER NOT NULL,
    lease_until INTEGER NOT NULL,
    user_id INTEGER NULL,
    actor TEXT NOT NULL
);

CREATE TABLE node_counter (
    id INTEGER NOT NULL CONSTRAINT "PK_node_counter" PRIMARY KEY,
    next INTEGER NOT NULL
);

CREATE TABLE one_time_link (
    hash TEXT NOT NULL CONSTRAINT "PK_one_time_link" PRIMARY KEY,
    user_id INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER NULL
);

CREATE TABLE operation (
    id INTEGER NOT NULL CONSTRAINT "PK_operation" PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    countries TEXT NOT NULL,
    is_published INTEGER NOT NULL,
    is_sample INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    list_stamp INTEGER NOT NULL,
    version INTEGER NOT NULL
);

CREATE TABLE partner (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    acronym TEXT NULL,
    name TEXT NOT NULL,
    type_code INTEGER NOT NULL,
    merged_into INTEGER NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_partner" PRIMARY KEY (operation_id, id)
);

CREATE TABLE partner_alias (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    partner_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT "PK_partner_alias" PRIMARY KEY (operation_id, id)
);

CREATE TABLE setting (
    key TEXT NOT NULL CONSTRAINT "PK_setting" PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE stored_file (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    length INTEGER NOT NULL,
    at INTEGER NOT NULL,
    CONSTRAINT "PK_stored_file" PRIMARY KEY (operation_id, id)
);

CREATE TABLE event_figure (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    event TEXT NOT NULL,
    as_of TEXT NOT NULL,
    area_id INTEGER,
    indicator TEXT NOT NULL,
    value INTEGER NOT NULL,
    qualifier TEXT,
    source TEXT NOT NULL,
    CONSTRAINT "PK_event_figure" PRIMARY KEY (operation_id, id)
);

CREATE TABLE term (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    list TEXT NOT NULL,
    text TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT "PK_term" PRIMARY KEY (operation_id, id)
);

CREATE TABLE user_right (
    id INTEGER NOT NULL CONSTRAINT "PK_user_right" PRIMARY KEY,
    user_id INTEGER NOT NULL,
    operation_id INTEGER NOT NULL,
    role INTEGER NOT NULL,
    cluster_id INTEGER NULL,
    partner_id INTEGER NULL
);

CREATE TABLE user_claim (
    id INTEGER NOT NULL CONSTRAINT "PK_user_claim" PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    claim_type TEXT NULL,
    claim_value TEXT NULL,
    CONSTRAINT "FK_user_claim_app_user_user_id" FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE
);

CREATE TABLE user_login (
    login_provider TEXT NOT NULL,
    provider_key TEXT NOT NULL,
    provider_display_name TEXT NULL,
    user_id INTEGER NOT NULL,
    CONSTRAINT "PK_user_login" PRIMARY KEY (login_provider, provider_key),
    CONSTRAINT "FK_user_login_app_user_user_id" FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE
);

CREATE TABLE user_token (
    user_id INTEGER NOT NULL,
    login_provider TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NULL,
    CONSTRAINT "PK_user_token" PRIMARY KEY (user_id, login_provider, name),
    CONSTRAINT "FK_user_token_app_user_user_id" FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE
);

CREATE INDEX ix_activity_operation_id_import_number ON activity (operation_id, import_number);

CREATE INDEX ix_activity_operation_id_key_hash ON activity (operation_id, key_hash);

CREATE INDEX ix_app_user_normalized_email ON app_user (normalized_email);

CREATE UNIQUE INDEX ix_app_user_normalized_user_name ON app_user (normalized_user_name);

CREATE UNIQUE INDEX ix_area_operation_id_pcode_valid_from ON area (operation_id, pcode, valid_from);

CREATE UNIQUE INDEX ix_area_alias_operation_id_folded_area_id ON area_alias (operation_id, folded, area_id);

CREATE INDEX ix_change_log_operation_id_noun_noun_id ON change_log (operation_id, noun, noun_id);

CREATE UNIQUE INDEX ix_cluster_operation_id_code ON cluster (operation_id, code);

CREATE UNIQUE INDEX ix_cluster_synonym_operation_id_folded ON cluster_synonym (operation_id, folded);

CREATE INDEX ix_job_state_lease_until ON job (state, lease_until);

CREATE UNIQUE INDEX ix_operation_code ON operation (code);

CREATE UNIQUE INDEX ix_partner_alias_operation_id_folded ON partner_alias (operation_id, folded);

CREATE INDEX ix_stored_file_operation_id_sha256 ON stored_file (operation_id, sha256);

CREATE UNIQUE INDEX ix_term_operation_id_list_folded ON term (operation_id, list, folded);

CREATE INDEX ix_user_claim_user_id ON user_claim (user_id);

CREATE INDEX ix_user_login_user_id ON user_login (user_id);

CREATE INDEX ix_user_right_user_id ON user_right (user_id);

INSERT INTO node_counter (id, next) VALUES (1, 0);
