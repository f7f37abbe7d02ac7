CREATE TABLE leadership_term (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    cluster_id bigint NOT NULL,
    hub_id bigint,
    role smallint NOT NULL,
    partner_id bigint,
    name text,
    unit text,
    post text,
    since text NOT NULL,
    until text,
    note text,
    version integer NOT NULL,
    CONSTRAINT "PK_leadership_term" PRIMARY KEY (operation_id, id)
);

CREATE TABLE milestone (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    cluster_id bigint NOT NULL,
    kind smallint NOT NULL,
    date text NOT NULL,
    trigger text,
    document text,
    note text,
    is_sudden_onset boolean NOT NULL,
    CONSTRAINT "PK_milestone" PRIMARY KEY (operation_id, id)
);

CREATE TABLE no_objection_entry (
    operation_id integer NOT NULL,
    milestone_id bigint NOT NULL,
    step smallint NOT NULL,
    date text NOT NULL,
    note text,
    CONSTRAINT "PK_no_objection_entry" PRIMARY KEY (operation_id, milestone_id, step)
);

CREATE TABLE cluster_form (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    cluster_id bigint NOT NULL,
    name text NOT NULL,
    short_name text NOT NULL,
    kind smallint NOT NULL,
    parent_id bigint,
    until text NOT NULL,
    reason text,
    CONSTRAINT "PK_cluster_form" PRIMARY KEY (operation_id, id)
);

CREATE TABLE cluster_hub (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    cluster_id bigint NOT NULL,
    area_id bigint NOT NULL,
    since text NOT NULL,
    until text,
    note text,
    CONSTRAINT "PK_cluster_hub" PRIMARY KEY (operation_id, id)
);

CREATE TABLE cluster_member (
    operation_id integer NOT NULL,
    id bigint NOT NULL,
    cluster_id bigint NOT NULL,
    partner_id bigint NOT NULL,
    for_cluster_id bigint,
    role smallint NOT NULL,
    state smallint NOT NULL,
    post text,
    since text NOT NULL,
    until text,
    note text,
    version integer NOT NULL,
    CONSTRAINT "PK_cluster_member" PRIMARY KEY (operation_id, id)
);

CREATE INDEX ix_leadership_term_operation_id_cluster_id ON leadership_term (operation_id, cluster_id);
CREATE INDEX ix_milestone_operation_id_cluster_id ON milestone (operation_id, cluster_id);
CREATE INDEX ix_cluster_member_operation_id_cluster_id ON cluster_member (operation_id, cluster_id);
CREATE INDEX ix_cluster_member_operation_id_partner_id ON cluster_member (operation_id, partner_id);

ALTER TABLE cluster ADD COLUMN frequency smallint;

-- What stood as a text becomes a term; the two ids cannot meet, since every id is above 0.
INSERT INTO leadership_term (operation_id, id, cluster_id, role, name, since, version)
SELECT operation_id, id, id, 3, lead, COALESCE(to_char(valid_from, 'YYYY-MM-DD') || '|' || to_char(valid_from, 'YYYY-MM-DD') || '|' || to_char(valid_from, 'YYYY-MM-DD'), '||'), 0 FROM cluster WHERE lead IS NOT NULL AND lead <> '';
INSERT INTO leadership_term (operation_id, id, cluster_id, role, name, since, version)
SELECT operation_id, -id, id, 5, counterpart, COALESCE(to_char(valid_from, 'YYYY-MM-DD') || '|' || to_char(valid_from, 'YYYY-MM-DD') || '|' || to_char(valid_from, 'YYYY-MM-DD'), '||'), 0 FROM cluster WHERE counterpart IS NOT NULL AND counterpart <> '';
INSERT INTO milestone (operation_id, id, cluster_id, kind, date, is_sudden_onset)
SELECT operation_id, id, id, 4, COALESCE(to_char(valid_from, 'YYYY-MM-DD') || '|' || to_char(valid_from, 'YYYY-MM-DD') || '|' || to_char(valid_from, 'YYYY-MM-DD'), '||'), false FROM cluster WHERE is_established = true;
ALTER TABLE cluster DROP COLUMN lead;
ALTER TABLE cluster DROP COLUMN counterpart;
