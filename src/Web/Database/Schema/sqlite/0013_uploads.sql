-- A file that arrives in pieces, each kept as it comes (file_piece); gone once it is taken, or a day after its last piece.
CREATE TABLE upload (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    length INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    received INTEGER NOT NULL,
    pieces INTEGER NOT NULL,
    at INTEGER NOT NULL,
    CONSTRAINT "PK_upload" PRIMARY KEY (operation_id, id)
);
CREATE INDEX ix_upload_operation_id_user_id ON upload (operation_id, user_id);
