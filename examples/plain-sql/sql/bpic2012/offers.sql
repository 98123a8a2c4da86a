WITH cohort AS (
  SELECT
    strftime(timezone('Europe/Amsterdam', fit), '%Y-%m') AS month,
    count(*) AS fit,
    count(approved) AS approved
  FROM cases
  WHERE fit IS NOT NULL
  GROUP BY ALL
)
SELECT 'fit for an offer in ' || month AS figure, fit AS value FROM cohort
UNION ALL SELECT 'approved of those fit in ' || month, approved FROM cohort
ORDER BY figure;
