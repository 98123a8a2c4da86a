-- Kaplan and Meier by window functions: no lead of this file leaves in another way, and the open ones are censored. One
-- deal is older than its lead's first contact: that lead is still open.
WITH wait AS (
  SELECT
    coalesce(won >= contacted, false) AS happened,
    date_diff('day', contacted, if(won >= contacted, won, CAST(getvariable('as_of') AS DATE))) AS days
  FROM leads LEFT JOIN deals USING (mql_id)
),
day AS (
  SELECT days, count(*) FILTER (WHERE happened) AS events, count(*) AS leaving FROM wait GROUP BY ALL
),
risk AS (
  SELECT days, events, sum(leaving) OVER (ORDER BY days DESC) AS at_risk FROM day
),
curve AS (
  SELECT days, 1 - product(1 - events / at_risk) OVER (ORDER BY days) AS share FROM risk
)
SELECT 'won within ' || horizon || ' days' AS figure, max(share) AS value
FROM (VALUES (30), (90), (180), (365)) AS asked (horizon) JOIN curve ON days <= horizon
GROUP BY horizon
ORDER BY horizon;
