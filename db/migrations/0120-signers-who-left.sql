-- docs/decisions/0065: whoever was asked to sign and has left signs no more, and the list of signers reads that.
drop index ledger_signers;
create index ledger_signers on ledger (task_id, id)
  where act in ('task.signer-added', 'task.signer-removed', 'task.signer-left');
