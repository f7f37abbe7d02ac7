CREATE TABLE document (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    title TEXT NOT NULL,
    cluster_id INTEGER NULL,
    area_id INTEGER NULL,
    language TEXT NULL,
    date TEXT NULL,
    partner_id INTEGER NULL,
    review_by TEXT NULL,
    audience INTEGER NOT NULL,
    about TEXT NULL,
    source TEXT NULL,
    is_written INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    withdrawn_at INTEGER NULL,
    withdrawn_why TEXT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_document" PRIMARY KEY (operation_id, id)
);

CREATE TABLE document_version (
    operation_id INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    file_id INTEGER NULL,
    file_name TEXT NULL,
    format INTEGER NOT NULL,
    length INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    added_by TEXT NOT NULL,
    note TEXT NULL,
    reading INTEGER NOT NULL,
    is_draft INTEGER NOT NULL,
    adopted_on TEXT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_document_version" PRIMARY KEY (operation_id, document_id, number)
);

-- The stamp first: SQLite walks through all that stands before a column, and every search asks for the stamps.
CREATE TABLE document_text (
    operation_id INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    stamp INTEGER NOT NULL,
    words TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT "PK_document_text" PRIMARY KEY (operation_id, document_id)
);

CREATE TABLE terms_text (
    operation_id INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    section INTEGER NOT NULL,
    wording TEXT NOT NULL,
    CONSTRAINT "PK_terms_text" PRIMARY KEY (operation_id, document_id, number, section)
);

CREATE TABLE terms_sign_off (
    operation_id INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    partner_id INTEGER NOT NULL,
    signed_on TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    is_for_others INTEGER NOT NULL,
    CONSTRAINT "PK_terms_sign_off" PRIMARY KEY (operation_id, document_id, number, partner_id)
);

CREATE INDEX ix_document_operation_id_cluster_id ON document (operation_id, cluster_id);
