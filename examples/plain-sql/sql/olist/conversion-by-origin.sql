WITH source AS (
  SELECT origin, count(*) AS qualified, count(*) FILTER (WHERE won >= contacted) AS won
  FROM leads LEFT JOIN deals USING (mql_id)
  GROUP BY ALL
)
SELECT 'qualified from ' || if(origin = '', 'nowhere known', origin) AS figure, qualified AS value FROM source
UNION ALL SELECT 'won of those from ' || if(origin = '', 'nowhere known', origin), won FROM source
ORDER BY figure;
