-- The shortest time by which a share of all hand-overs had been reached for, in whole minutes, as the incidence has it;
-- a share that is not reached has none.
SELECT team || ': ' || round(100 * asked) || '% reached within minutes' AS figure, min(minutes) AS value
FROM (VALUES (0.5), (0.9), (0.95)) AS wanted (asked) JOIN incidence ON share >= asked - 1e-12
GROUP BY team, asked
ORDER BY figure;
