-- A decision about two partners can be taken back, and says on which level places were compared when it was made.
ALTER TABLE overlap_decision ADD COLUMN is_withdrawn INTEGER NOT NULL DEFAULT 0;
ALTER TABLE overlap_decision ADD COLUMN lowest_level INTEGER NULL;
-- On what terms others may use published figures.
ALTER TABLE operation ADD COLUMN licence TEXT NOT NULL DEFAULT '';
