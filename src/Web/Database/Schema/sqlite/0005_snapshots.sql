CREATE TABLE snapshot (
    operation_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    question TEXT NOT NULL,
    figures TEXT NOT NULL,
    holds TEXT NOT NULL,
    as_of_month INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    kept_at INTEGER NOT NULL,
    user_id INTEGER NULL,
    kept_by TEXT NOT NULL,
    is_withdrawn INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_snapshot" PRIMARY KEY (operation_id, number)
);
