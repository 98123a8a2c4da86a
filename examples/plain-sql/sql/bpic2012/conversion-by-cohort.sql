WITH cohort AS (
  SELECT
    strftime(timezone('Europe/Amsterdam', submitted), '%Y-%m') AS month,
    count(*) AS inquiries,
    count(approved) AS approved
  FROM cases
  GROUP BY ALL
)
SELECT 'inquiries of ' || month AS figure, inquiries AS value FROM cohort
UNION ALL SELECT 'approved of ' || month, approved FROM cohort
UNION ALL SELECT 'share approved of ' || month, approved / inquiries FROM cohort
UNION ALL SELECT 'share approved', sum(approved) / sum(inquiries) FROM cohort
ORDER BY figure;
