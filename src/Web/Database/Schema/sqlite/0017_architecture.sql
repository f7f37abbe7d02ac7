-- What coordinates beside the clusters, who holds which task, and what is said and decided about coordination (decision 24).
CREATE TABLE coordination_body (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    level INTEGER NOT NULL,
    area_id INTEGER NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    spoken_of TEXT NULL,
    since TEXT NOT NULL,
    until TEXT NULL,
    purpose TEXT NULL,
    terms TEXT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_coordination_body" PRIMARY KEY (operation_id, id)
);

CREATE TABLE mechanism_tie (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    from_id INTEGER NOT NULL,
    to_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    spoken_of TEXT NULL,
    since TEXT NOT NULL,
    until TEXT NULL,
    note TEXT NULL,
    CONSTRAINT "PK_mechanism_tie" PRIMARY KEY (operation_id, id)
);

CREATE TABLE coordination_task (
    operation_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    function INTEGER NOT NULL,
    wording TEXT NOT NULL,
    is_left_out INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_coordination_task" PRIMARY KEY (operation_id, code)
);

CREATE TABLE task_holding (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    mechanism_id INTEGER NOT NULL,
    task TEXT NOT NULL,
    part INTEGER NOT NULL,
    since TEXT NOT NULL,
    until TEXT NULL,
    source TEXT NULL,
    CONSTRAINT "PK_task_holding" PRIMARY KEY (operation_id, id)
);

CREATE TABLE transition_benchmark (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    cluster_id INTEGER NOT NULL,
    title TEXT NOT NULL,
    state INTEGER NOT NULL,
    evidence TEXT NULL,
    document_id INTEGER NULL,
    judged_on TEXT NULL,
    judged_by TEXT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_transition_benchmark" PRIMARY KEY (operation_id, id)
);

CREATE TABLE review_point (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    cluster_id INTEGER NULL,
    kind INTEGER NOT NULL,
    section TEXT NOT NULL,
    number INTEGER NOT NULL,
    wording TEXT NOT NULL,
    wording_vi TEXT NULL,
    source TEXT NOT NULL,
    state INTEGER NOT NULL,
    state_note TEXT NULL,
    state_since TEXT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_review_point" PRIMARY KEY (operation_id, id)
);

CREATE TABLE pilot_mark (
    operation_id INTEGER NOT NULL,
    area_id INTEGER NOT NULL,
    criterion INTEGER NOT NULL,
    mark INTEGER NOT NULL,
    reason TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_pilot_mark" PRIMARY KEY (operation_id, area_id, criterion)
);

CREATE TABLE coordination_choice (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    title TEXT NOT NULL,
    reason TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    subjects TEXT NOT NULL,
    until TEXT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_coordination_choice" PRIMARY KEY (operation_id, id)
);

CREATE INDEX ix_transition_benchmark_operation_id_cluster_id ON transition_benchmark (operation_id, cluster_id);
CREATE INDEX ix_review_point_operation_id_cluster_id ON review_point (operation_id, cluster_id);
