-- Handover packs are made by jobs and kept some days for whoever asked.
CREATE TABLE pack_order (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    cluster_id bigint NOT NULL,
    job_id bigint NOT NULL,
    user_id bigint NOT NULL,
    language text NOT NULL,
    site text NOT NULL,
    asked_at bigint NOT NULL,
    file_id bigint,
    length bigint,
    CONSTRAINT "PK_pack_order" PRIMARY KEY (operation_id, id)
);
