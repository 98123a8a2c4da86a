-- One hour around the clock from each hand-over to the first attempt after it; 16 applications were handed over twice.
-- What left within its hour owes nothing any more, and what still waits within it is not due.
WITH clock AS (
  SELECT
    given.handed_over + INTERVAL 1 HOUR AS due,
    waits.left_at,
    CAST(getvariable('as_of') AS TIMESTAMPTZ) AS as_of,
    (SELECT min(moment) FROM touches WHERE touches.case_id = given.case_id AND moment >= given.handed_over) AS touched
  FROM hand_overs AS given JOIN waits USING (case_id, team)
)
SELECT 'within the hour' AS figure, count(*) FILTER (WHERE touched <= due) AS value FROM clock
UNION ALL SELECT 'after the hour', count(*) FILTER (WHERE touched > due) FROM clock
UNION ALL SELECT 'overdue', count(*) FILTER (WHERE touched IS NULL AND left_at IS NULL AND due < as_of) FROM clock
UNION ALL SELECT 'not due yet', count(*) FILTER (WHERE touched IS NULL AND left_at IS NULL AND due >= as_of) FROM clock
UNION ALL SELECT 'called off late', count(*) FILTER (WHERE touched IS NULL AND left_at > due) FROM clock
UNION ALL SELECT 'cancelled in time', count(*) FILTER (WHERE touched IS NULL AND left_at <= due) FROM clock;
