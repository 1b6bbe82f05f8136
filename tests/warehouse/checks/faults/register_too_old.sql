-- fault: The register is of before the summer of 2025.
update core.membership set provenance_date = date '2025-06-01';
