CREATE TABLE snapshot (
    operation_id integer NOT NULL,
    number integer NOT NULL,
    question text NOT NULL,
    figures text NOT NULL,
    holds text NOT NULL,
    as_of_month integer NOT NULL,
    sequence bigint NOT NULL,
    kept_at bigint NOT NULL,
    user_id bigint,
    kept_by text NOT NULL,
    is_withdrawn boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_snapshot" PRIMARY KEY (operation_id, number)
);
