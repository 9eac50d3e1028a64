-- Receipts of what payroll was given (8.5.7, 12) are lines of the ledger; they are found without reading all of it.
create index ledger_of_payroll on ledger (id) where act = 'payroll.exported';
