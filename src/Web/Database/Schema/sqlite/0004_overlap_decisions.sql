CREATE TABLE overlap_decision (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    cluster_id INTEGER NOT NULL,
    kind_id INTEGER NOT NULL,
    place_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    partner_a INTEGER NOT NULL,
    partner_b INTEGER NOT NULL,
    is_same INTEGER NOT NULL,
    reason TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    user_id INTEGER NULL,
    decided_by TEXT NOT NULL,
    CONSTRAINT "PK_overlap_decision" PRIMARY KEY (operation_id, id)
);
