-- Many files sent at once; each is an import of its own, a file that was not taken has none.
CREATE TABLE import_batch (
    operation_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    staged_at INTEGER NOT NULL,
    user_id INTEGER NULL,
    staged_by TEXT NOT NULL,
    CONSTRAINT "PK_import_batch" PRIMARY KEY (operation_id, number)
);
CREATE TABLE batch_file (
    operation_id INTEGER NOT NULL,
    batch_number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    import_number INTEGER NULL,
    is_repeat INTEGER NOT NULL,
    refusal TEXT NULL,
    CONSTRAINT "PK_batch_file" PRIMARY KEY (operation_id, batch_number, position)
);
CREATE INDEX ix_batch_file_operation_id_import_number ON batch_file (operation_id, import_number);
-- Whose own file an import is: its rows of that partner are that partner's own word.
ALTER TABLE import ADD COLUMN sender_id INTEGER NULL;
-- By which a source that knows nothing of a row's id finds it.
ALTER TABLE activity ADD COLUMN other_key INTEGER NULL;
CREATE INDEX ix_activity_operation_id_other_key ON activity (operation_id, other_key) WHERE other_key IS NOT NULL;
