CREATE TABLE leadership_term (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    cluster_id INTEGER NOT NULL,
    hub_id INTEGER NULL,
    role INTEGER NOT NULL,
    partner_id INTEGER NULL,
    name TEXT NULL,
    unit TEXT NULL,
    post TEXT NULL,
    since TEXT NOT NULL,
    until TEXT NULL,
    note TEXT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_leadership_term" PRIMARY KEY (operation_id, id)
);

CREATE TABLE milestone (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    cluster_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    date TEXT NOT NULL,
    trigger TEXT NULL,
    document TEXT NULL,
    note TEXT NULL,
    is_sudden_onset INTEGER NOT NULL,
    CONSTRAINT "PK_milestone" PRIMARY KEY (operation_id, id)
);

CREATE TABLE no_objection_entry (
    operation_id INTEGER NOT NULL,
    milestone_id INTEGER NOT NULL,
    step INTEGER NOT NULL,
    date TEXT NOT NULL,
    note TEXT NULL,
    CONSTRAINT "PK_no_objection_entry" PRIMARY KEY (operation_id, milestone_id, step)
);

CREATE TABLE cluster_form (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    cluster_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    kind INTEGER NOT NULL,
    parent_id INTEGER NULL,
    until TEXT NOT NULL,
    reason TEXT NULL,
    CONSTRAINT "PK_cluster_form" PRIMARY KEY (operation_id, id)
);

CREATE TABLE cluster_hub (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    cluster_id INTEGER NOT NULL,
    area_id INTEGER NOT NULL,
    since TEXT NOT NULL,
    until TEXT NULL,
    note TEXT NULL,
    CONSTRAINT "PK_cluster_hub" PRIMARY KEY (operation_id, id)
);

CREATE TABLE cluster_member (
    operation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    cluster_id INTEGER NOT NULL,
    partner_id INTEGER NOT NULL,
    for_cluster_id INTEGER NULL,
    role INTEGER NOT NULL,
    state INTEGER NOT NULL,
    post TEXT NULL,
    since TEXT NOT NULL,
    until TEXT NULL,
    note TEXT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT "PK_cluster_member" PRIMARY KEY (operation_id, id)
);

CREATE INDEX ix_leadership_term_operation_id_cluster_id ON leadership_term (operation_id, cluster_id);
CREATE INDEX ix_milestone_operation_id_cluster_id ON milestone (operation_id, cluster_id);
CREATE INDEX ix_cluster_member_operation_id_cluster_id ON cluster_member (operation_id, cluster_id);
CREATE INDEX ix_cluster_member_operation_id_partner_id ON cluster_member (operation_id, partner_id);

ALTER TABLE cluster ADD COLUMN frequency INTEGER NULL;

-- What stood as a text becomes a term; the two ids cannot meet, since every id is above 0.
INSERT INTO leadership_term (operation_id, id, cluster_id, role, name, since, version)
SELECT operation_id, id, id, 3, lead, COALESCE(valid_from || '|' || valid_from || '|' || valid_from, '||'), 0 FROM cluster WHERE lead IS NOT NULL AND lead <> '';
INSERT INTO leadership_term (operation_id, id, cluster_id, role, name, since, version)
SELECT operation_id, -id, id, 5, counterpart, COALESCE(valid_from || '|' || valid_from || '|' || valid_from, '||'), 0 FROM cluster WHERE counterpart IS NOT NULL AND counterpart <> '';
INSERT INTO milestone (operation_id, id, cluster_id, kind, date, is_sudden_onset)
SELECT operation_id, id, id, 4, COALESCE(valid_from || '|' || valid_from || '|' || valid_from, '||'), 0 FROM cluster WHERE is_established = 1;
ALTER TABLE cluster DROP COLUMN lead;
ALTER TABLE cluster DROP COLUMN counterpart;
