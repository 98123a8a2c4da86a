-- Hand-overs that a person took, those that left untouched, and those that still wait.
SELECT team || ': handed over' AS figure, count(*) AS value FROM waits GROUP BY team
UNION ALL SELECT team || ': reached for', count(touched) FROM waits GROUP BY team
UNION ALL SELECT team || ': left untouched', count(*) FILTER (WHERE touched IS NULL AND left_at IS NOT NULL) FROM waits GROUP BY team
UNION ALL SELECT team || ': still waiting', count(*) FILTER (WHERE touched IS NULL AND left_at IS NULL) FROM waits GROUP BY team
ORDER BY figure;
