import { type NewChange, RECORD_DECIDERS } from '../../domain/second-person/waiting-change.js';
import { text } from '../../domain/vocabulary/text.js';

/** Of a relation that waits for HR's confirmation (I-35). */
export interface RelationContent {
  readonly personId: string;
  readonly relativeId: string;
  readonly declaredBy: string;
}

/** The change to be asked for where somebody declares a relative of his own; `names` by employee number. */
export function relationToAsk(content: RelationContent, names: ReadonlyMap<string, string>): NewChange {
  const { personId, relativeId, declaredBy } = content;
  const told = (id: string): string => `${names.get(id) ?? ''}(${id})`;
  const [one, other] = [told(personId), told(relativeId)];
  return {
    kind: 'relation',
    clause: 'I-35',
    what: text(`${one} 申报 ${other} 为亲属`, `${one} declares ${other} a relative`),
    reason: null,
    about: [personId, relativeId],
    deciders: RECORD_DECIDERS,
    content,
    askedBy: declaredBy,
  };
}
