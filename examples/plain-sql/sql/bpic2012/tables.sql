-- The log up to a moment. A blank resource is a person whom nobody named, and the resource 112 is the system.
CREATE OR REPLACE TABLE log AS
SELECT case_id, activity, lifecycle, coalesce(resource, '') AS resource, CAST("timestamp" AS TIMESTAMPTZ) AS moment
FROM read_csv(getvariable('log'), all_varchar = true, header = true)
WHERE CAST("timestamp" AS TIMESTAMPTZ) <= CAST(getvariable('as_of') AS TIMESTAMPTZ);

-- One row for each application: when it came to which step first.
CREATE OR REPLACE TABLE cases AS
SELECT
  case_id,
  min(moment) FILTER (WHERE activity = 'A_SUBMITTED') AS submitted,
  min(moment) FILTER (WHERE activity = 'A_PREACCEPTED' AND resource = '112') AS let_pass,
  min(moment) FILTER (WHERE activity = 'A_PREACCEPTED' AND resource <> '112') AS taken,
  min(moment) FILTER (WHERE activity = 'A_ACCEPTED') AS fit,
  min(moment) FILTER (WHERE activity = 'A_APPROVED') AS approved,
  min(moment) FILTER (WHERE activity = 'A_CANCELLED') AS cancelled,
  min(moment) FILTER (WHERE activity = 'A_DECLINED') AS declined
FROM log
GROUP BY case_id;

-- Two queues hand applications to people.
CREATE OR REPLACE TABLE hand_overs AS
SELECT case_id, moment AS handed_over, if(activity = 'W_Afhandelen leads', 'lead handling', 'completion') AS team
FROM log
WHERE lifecycle = 'SCHEDULE'
  AND (activity = 'W_Afhandelen leads' OR activity = 'W_Completeren aanvraag' AND resource = '112');

-- A person picks an application up to call the applicant.
CREATE OR REPLACE TABLE touches AS
SELECT case_id, moment
FROM log
WHERE lifecycle = 'START'
  AND resource <> '112'
  AND activity IN (
    'W_Afhandelen leads', 'W_Completeren aanvraag', 'W_Nabellen offertes', 'W_Nabellen incomplete dossiers'
  );

-- Who waits for a person: since when and for whom, until a person picked it up, or it left before.
CREATE OR REPLACE TABLE waits AS
WITH first AS (
  SELECT case_id, team, min(handed_over) AS handed_over FROM hand_overs GROUP BY case_id, team
)
SELECT
  first.*,
  (SELECT min(moment) FROM touches WHERE touches.case_id = first.case_id AND moment >= handed_over) AS touched,
  least(approved, cancelled, declined) AS left_at
FROM first JOIN cases USING (case_id);

-- Aalen and Johansen by window functions: leaving untouched competes with being reached, waiting is censored.
CREATE OR REPLACE TABLE incidence AS
WITH wait AS (
  SELECT
    team,
    touched IS NOT NULL AS happened,
    touched IS NULL AND left_at IS NOT NULL AS rival,
    floor(
      (epoch_ms(coalesce(touched, left_at, CAST(getvariable('as_of') AS TIMESTAMPTZ))) - epoch_ms(handed_over)) / 60000
    ) AS minutes
  FROM waits
),
minute AS (
  SELECT
    team,
    minutes,
    count(*) FILTER (WHERE happened) AS events,
    count(*) FILTER (WHERE happened OR rival) AS leaving,
    count(*) AS ending
  FROM wait
  GROUP BY ALL
),
risk AS (
  SELECT *, sum(ending) OVER (PARTITION BY team ORDER BY minutes DESC) AS at_risk FROM minute
),
step AS (
  SELECT
    *,
    coalesce(
      product(1 - leaving / at_risk) OVER (
        PARTITION BY team ORDER BY minutes ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ),
      1
    ) AS waiting
  FROM risk
)
SELECT team, minutes, sum(waiting * events / at_risk) OVER (PARTITION BY team ORDER BY minutes) AS share FROM step;
