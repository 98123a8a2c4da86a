SELECT 'inquiries' AS figure, count(submitted) AS value FROM cases
UNION ALL SELECT 'let pass by the check', count(let_pass) FROM cases
UNION ALL SELECT 'handed over', count(*) FROM waits
UNION ALL SELECT 'fit for an offer', count(fit) FROM cases
UNION ALL SELECT 'approved', count(approved) FROM cases
UNION ALL SELECT 'cancelled', count(cancelled) FROM cases
UNION ALL SELECT 'declined', count(declined) FROM cases;
