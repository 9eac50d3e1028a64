/** Stages in which a setback may still lower somebody: while one lasts, a promotion waits (I-68). */
export const SETBACK_PENDING_STAGES = ['cause', 'complaint', 'proposal', 'gm-decision'] as const;
