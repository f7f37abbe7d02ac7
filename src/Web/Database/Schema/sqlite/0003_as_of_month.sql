ALTER TABLE activity ADD COLUMN as_of_month INTEGER NOT NULL DEFAULT 0;
UPDATE activity SET as_of_month = CASE WHEN start_date IS NULL THEN to_month ELSE from_month END;
