import type { Step } from '../../domain/step/step.js';

/** The cases that a step is about or says something of, wherever in its records; once each. */
export function casesNamedIn({ workflowId, about, acts, record }: Step): readonly string[] {
  const found = new Set([workflowId]);
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'caseId' && typeof inner === 'string') found.add(inner);
        else look(inner);
      }
  };
  look([about, acts, record]);
  return [...found];
}
