-- A file that arrives in pieces, each kept as it comes (file_piece); gone once it is taken, or a day after its last piece.
CREATE TABLE upload (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    name text NOT NULL,
    length bigint NOT NULL,
    modified bigint NOT NULL,
    received bigint NOT NULL,
    pieces integer NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT "PK_upload" PRIMARY KEY (operation_id, id)
);
CREATE INDEX ix_upload_operation_id_user_id ON upload (operation_id, user_id);
