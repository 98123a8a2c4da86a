SELECT team || ': share reached within ' || horizon || ' min' AS figure, max(share) AS value
FROM (VALUES (5), (15), (60), (240), (1440), (10080), (43200)) AS asked (horizon) JOIN incidence ON minutes <= horizon
GROUP BY team, horizon
ORDER BY team, horizon;
