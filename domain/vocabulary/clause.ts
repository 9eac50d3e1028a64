/** How a clause is cited: § for the policy's own, the number alone for an entry of the register (I-…). */
export const cited = (clause: string): string => (clause.startsWith('I-') ? clause : `§${clause}`);
