-- Olist's two files as they are. A deal's time has no offset and is in UTC; the day that counts is São Paulo's.
CREATE OR REPLACE TABLE leads AS
SELECT mql_id, CAST(first_contact_date AS DATE) AS contacted, coalesce(origin, '') AS origin
FROM read_csv(getvariable('leads'), all_varchar = true, header = true);

CREATE OR REPLACE TABLE deals AS
SELECT mql_id, won_at, CAST(timezone('America/Sao_Paulo', won_at) AS DATE) AS won
FROM (
  SELECT mql_id, timezone('UTC', CAST(won_date AS TIMESTAMP)) AS won_at
  FROM read_csv(getvariable('deals'), all_varchar = true, header = true)
);
