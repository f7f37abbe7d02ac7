-- Two people who plan further meetings of a series at once plan them once.
ALTER TABLE meeting_series ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
