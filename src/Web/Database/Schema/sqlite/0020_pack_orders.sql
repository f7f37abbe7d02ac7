-- Handover packs are made by jobs and kept some days for whoever asked.
CREATE TABLE pack_order (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    cluster_id INTEGER NOT NULL,
    job_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    language TEXT NOT NULL,
    site TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    file_id INTEGER NULL,
    length INTEGER NULL,
    CONSTRAINT "PK_pack_order" PRIMARY KEY (operation_id, id)
);
