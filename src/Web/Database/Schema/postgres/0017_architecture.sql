-- What coordinates beside the clusters, who holds which task, and what is said and decided about coordination (decision 24).
CREATE TABLE coordination_body (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    kind smallint NOT NULL,
    level smallint NOT NULL,
    area_id bigint NULL,
    name text NOT NULL,
    short_name text NOT NULL,
    spoken_of text NULL,
    since text NOT NULL,
    until text NULL,
    purpose text NULL,
    terms text NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_coordination_body" PRIMARY KEY (operation_id, id)
);

CREATE TABLE mechanism_tie (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    from_id bigint NOT NULL,
    to_id bigint NOT NULL,
    kind smallint NOT NULL,
    spoken_of text NULL,
    since text NOT NULL,
    until text NULL,
    note text NULL,
    CONSTRAINT "PK_mechanism_tie" PRIMARY KEY (operation_id, id)
);

CREATE TABLE coordination_task (
    operation_id integer NOT NULL,
    code text NOT NULL,
    function smallint NOT NULL,
    wording text NOT NULL,
    is_left_out boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_coordination_task" PRIMARY KEY (operation_id, code)
);

CREATE TABLE task_holding (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    mechanism_id bigint NOT NULL,
    task text NOT NULL,
    part smallint NOT NULL,
    since text NOT NULL,
    until text NULL,
    source text NULL,
    CONSTRAINT "PK_task_holding" PRIMARY KEY (operation_id, id)
);

CREATE TABLE transition_benchmark (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    cluster_id bigint NOT NULL,
    title text NOT NULL,
    state smallint NOT NULL,
    evidence text NULL,
    document_id bigint NULL,
    judged_on text NULL,
    judged_by text NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_transition_benchmark" PRIMARY KEY (operation_id, id)
);

CREATE TABLE review_point (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    cluster_id bigint NULL,
    kind smallint NOT NULL,
    section text NOT NULL,
    number integer NOT NULL,
    wording text NOT NULL,
    wording_vi text NULL,
    source text NOT NULL,
    state smallint NOT NULL,
    state_note text NULL,
    state_since text NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_review_point" PRIMARY KEY (operation_id, id)
);

CREATE TABLE pilot_mark (
    operation_id integer NOT NULL,
    area_id bigint NOT NULL,
    criterion smallint NOT NULL,
    mark integer NOT NULL,
    reason text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_pilot_mark" PRIMARY KEY (operation_id, area_id, criterion)
);

CREATE TABLE coordination_choice (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    kind smallint NOT NULL,
    title text NOT NULL,
    reason text NOT NULL,
    decided_on text NOT NULL,
    decided_by text NOT NULL,
    subjects text NOT NULL,
    until text NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_coordination_choice" PRIMARY KEY (operation_id, id)
);

CREATE INDEX ix_transition_benchmark_operation_id_cluster_id ON transition_benchmark (operation_id, cluster_id);
CREATE INDEX ix_review_point_operation_id_cluster_id ON review_point (operation_id, cluster_id);
