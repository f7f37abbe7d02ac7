-- Many files sent at once; each is an import of its own, a file that was not taken has none.
CREATE TABLE import_batch (
    operation_id integer NOT NULL,
    number integer NOT NULL,
    staged_at bigint NOT NULL,
    user_id bigint,
    staged_by text NOT NULL,
    CONSTRAINT "PK_import_batch" PRIMARY KEY (operation_id, number)
);

CREATE TABLE batch_file (
    operation_id integer NOT NULL,
    batch_number integer NOT NULL,
    position integer NOT NULL,
    name text NOT NULL,
    import_number integer,
    is_repeat boolean NOT NULL,
    refusal text,
    CONSTRAINT "PK_batch_file" PRIMARY KEY (operation_id, batch_number, position)
);
CREATE INDEX ix_batch_file_operation_id_import_number ON batch_file (operation_id, import_number);
-- Whose own file an import is: its rows of that partner are that partner's own word.
ALTER TABLE import ADD COLUMN sender_id bigint;
-- By which a source that knows nothing of a row's id finds it.
ALTER TABLE activity ADD COLUMN other_key bigint;
CREATE INDEX ix_activity_operation_id_other_key ON activity (operation_id, other_key) WHERE other_key IS NOT NULL;
