CREATE TABLE document (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    kind smallint NOT NULL,
    title text NOT NULL,
    cluster_id bigint,
    area_id bigint,
    language text,
    date text,
    partner_id bigint,
    review_by date,
    audience smallint NOT NULL,
    about text,
    source text,
    is_written boolean NOT NULL,
    added_at bigint NOT NULL,
    withdrawn_at bigint,
    withdrawn_why text,
    version integer NOT NULL,
    CONSTRAINT "PK_document" PRIMARY KEY (operation_id, id)
);

CREATE TABLE document_version (
    operation_id integer NOT NULL,
    document_id bigint NOT NULL,
    number integer NOT NULL,
    file_id bigint,
    file_name text,
    format smallint NOT NULL,
    length bigint NOT NULL,
    added_at bigint NOT NULL,
    added_by text NOT NULL,
    note text,
    reading smallint NOT NULL,
    is_draft boolean NOT NULL,
    adopted_on text,
    version integer NOT NULL,
    CONSTRAINT "PK_document_version" PRIMARY KEY (operation_id, document_id, number)
);

-- The stamp first: SQLite walks through all that stands before a column, and every search asks for the stamps.
CREATE TABLE document_text (
    operation_id integer NOT NULL,
    document_id bigint NOT NULL,
    stamp bigint NOT NULL,
    words text NOT NULL,
    text text NOT NULL,
    CONSTRAINT "PK_document_text" PRIMARY KEY (operation_id, document_id)
);

CREATE TABLE terms_text (
    operation_id integer NOT NULL,
    document_id bigint NOT NULL,
    number integer NOT NULL,
    section smallint NOT NULL,
    wording text NOT NULL,
    CONSTRAINT "PK_terms_text" PRIMARY KEY (operation_id, document_id, number, section)
);

CREATE TABLE terms_sign_off (
    operation_id integer NOT NULL,
    document_id bigint NOT NULL,
    number integer NOT NULL,
    partner_id bigint NOT NULL,
    signed_on text NOT NULL,
    recorded_by text NOT NULL,
    is_for_others boolean NOT NULL,
    CONSTRAINT "PK_terms_sign_off" PRIMARY KEY (operation_id, document_id, number, partner_id)
);

CREATE INDEX ix_document_operation_id_cluster_id ON document (operation_id, cluster_id);
