-- A meeting may be of a hub and knows the day of its rhythm; an action may be a person's.
ALTER TABLE meeting ADD COLUMN hub_id bigint NULL;
ALTER TABLE meeting ADD COLUMN series_day date NULL;
ALTER TABLE action_point ADD COLUMN contact_id bigint NULL;

UPDATE meeting SET series_day = day WHERE series_id IS NOT NULL;

CREATE INDEX ix_action_point_operation_id_contact_id ON action_point (operation_id, contact_id);
