ALTER TABLE import_answer ADD COLUMN scope smallint NOT NULL DEFAULT 0;
CREATE TABLE learned_answer (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    key text NOT NULL,
    value text NOT NULL,
    scope smallint NOT NULL,
    partner_id bigint,
    template_id bigint,
    cluster_id bigint,
    owner_id bigint,
    import_number integer NOT NULL,
    subject text NOT NULL,
    meaning text NOT NULL,
    at bigint NOT NULL,
    user_id bigint,
    by text NOT NULL,
    withdrawn_at bigint,
    withdrawn_by text,
    replaced_by bigint,
    version integer NOT NULL,
    CONSTRAINT "PK_learned_answer" PRIMARY KEY (operation_id, id)
);
CREATE INDEX ix_learned_answer_operation_id_key ON learned_answer (operation_id, key);
CREATE TABLE answer_use (
    operation_id integer NOT NULL,
    answer_id bigint NOT NULL,
    import_number integer NOT NULL,
    row_count integer NOT NULL,
    is_overruled boolean NOT NULL,
    CONSTRAINT "PK_answer_use" PRIMARY KEY (operation_id, answer_id, import_number)
);
CREATE TABLE import_template (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    name text NOT NULL,
    headers text NOT NULL,
    CONSTRAINT "PK_import_template" PRIMARY KEY (operation_id, id)
);
CREATE TABLE cell_fix (
    operation_id integer NOT NULL,
    import_number integer NOT NULL,
    source_row integer NOT NULL,
    source_column integer NOT NULL,
    value text NOT NULL,
    was text NOT NULL,
    at bigint NOT NULL,
    by text NOT NULL,
    CONSTRAINT "PK_cell_fix" PRIMARY KEY (operation_id, import_number, source_row, source_column)
);
