CREATE TABLE overlap_decision (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    cluster_id bigint NOT NULL,
    kind_id bigint NOT NULL,
    place_id bigint NOT NULL,
    group_id bigint NOT NULL,
    partner_a bigint NOT NULL,
    partner_b bigint NOT NULL,
    is_same boolean NOT NULL,
    reason text NOT NULL,
    decided_at bigint NOT NULL,
    user_id bigint,
    decided_by text NOT NULL,
    CONSTRAINT "PK_overlap_decision" PRIMARY KEY (operation_id, id)
);
