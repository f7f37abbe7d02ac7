-- A decision about two partners can be taken back, and says on which level places were compared when it was made.
ALTER TABLE overlap_decision ADD COLUMN is_withdrawn boolean NOT NULL DEFAULT false;
ALTER TABLE overlap_decision ADD COLUMN lowest_level integer NULL;
-- On what terms others may use published figures.
ALTER TABLE operation ADD COLUMN licence text NOT NULL DEFAULT '';
