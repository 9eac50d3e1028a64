import type { LevelTaskCase } from '../../api/tasks.js';

/** The rules of §8.4 that give steps, the highest first; one of the direct ones counts, and one for the panel. */
const DIRECT = ['8.4.1.2.C', '8.4.1.2.B', '8.4.1.2.A'];
const PANEL = ['8.4.1.3', '8.4.2'];

/** By which rules somebody rises, as the engine found them met. */
export function rulesOf({ directSteps, panelSteps, special, evaluation }: LevelTaskCase): readonly string[] {
  if (special) return ['8.4.1.1'];
  const met = new Set(evaluation?.answer.findings.filter((one) => one.met).map(({ clause }) => clause));
  const first = (rules: readonly string[]): readonly string[] => rules.filter((rule) => met.has(rule)).slice(0, 1);
  return [...(directSteps > 0 ? first(DIRECT) : []), ...(panelSteps > 0 ? first(PANEL) : [])];
}
