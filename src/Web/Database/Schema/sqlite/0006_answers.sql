ALTER TABLE import_answer ADD COLUMN scope INTEGER NOT NULL DEFAULT 0;
CREATE TABLE learned_answer (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    scope INTEGER NOT NULL,
    partner_id INTEGER NULL,
    template_id INTEGER NULL,
    cluster_id INTEGER NULL,
    owner_id INTEGER NULL,
    import_number INTEGER NOT NULL,
    subject TEXT NOT NULL,
    meaning TEXT NOT NULL,
    at INTEGER NOT NULL,
    user_id INTEGER NULL,
    by TEXT NOT NULL,
    withdrawn_at INTEGER NULL,
    withdrawn_by TEXT NULL,
    replaced_by INTEGER NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_learned_answer" PRIMARY KEY (operation_id, id)
);
CREATE INDEX ix_learned_answer_operation_id_key ON learned_answer (operation_id, key);
CREATE TABLE answer_use (
    operation_id INTEGER NOT NULL,
    answer_id INTEGER NOT NULL,
    import_number INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    is_overruled INTEGER NOT NULL,
    CONSTRAINT "PK_answer_use" PRIMARY KEY (operation_id, answer_id, import_number)
);
CREATE TABLE import_template (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    headers TEXT NOT NULL,
    CONSTRAINT "PK_import_template" PRIMARY KEY (operation_id, id)
);
CREATE TABLE cell_fix (
    operation_id INTEGER NOT NULL,
    import_number INTEGER NOT NULL,
    source_row INTEGER NOT NULL,
    source_column INTEGER NOT NULL,
    value TEXT NOT NULL,
    was TEXT NOT NULL,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    CONSTRAINT "PK_cell_fix" PRIMARY KEY (operation_id, import_number, source_row, source_column)
);
