SELECT 'qualified leads' AS figure, count(*) AS value FROM leads
UNION ALL SELECT 'won leads', count(DISTINCT mql_id) FROM deals;
