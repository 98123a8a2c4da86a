-- A deal before its lead's first contact is no conversion of it.
WITH cohort AS (
  SELECT strftime(contacted, '%Y-%m') AS month, count(*) AS qualified, count(*) FILTER (WHERE won >= contacted) AS won
  FROM leads LEFT JOIN deals USING (mql_id)
  GROUP BY ALL
)
SELECT 'qualified in ' || month AS figure, qualified AS value FROM cohort
UNION ALL SELECT 'won of those qualified in ' || month, won FROM cohort
UNION ALL SELECT 'win rate of ' || month, won / qualified FROM cohort
UNION ALL SELECT 'win rate', sum(won) / sum(qualified) FROM cohort
ORDER BY figure;
