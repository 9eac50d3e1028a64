import { Button, Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import type { LevelTaskCase } from '../../api/tasks.js';
import { batch as en } from '../../i18n/en/cases/batch.js';
import { batch as zh } from '../../i18n/zh/cases/batch.js';
import { useTexts } from '../../i18n/language.js';
import { Decision } from './decision.js';
import { Reason } from './reason.js';
import type { Batch } from './use-batch.js';

/** Who is chosen of a batch, for one decision and one reason (8.5.2, 8.5.3, I-09). */
export interface Chosen {
  readonly ids: readonly string[];
  readonly set: (ids: readonly string[]) => void;
  /** One of them; whatever has been chosen meanwhile stays. */
  readonly mark: (id: string, is: boolean) => void;
}

/** Nobody at first. */
export function useChosen(): Chosen {
  const [ids, set] = useState<readonly string[]>([]);
  const mark = (id: string, is: boolean): void => {
    set((before) => [...before.filter((one) => one !== id), ...(is ? [id] : [])]);
  };
  return { ids, set, mark };
}

interface BoxProps {
  readonly of: LevelTaskCase;
  readonly among: number;
  readonly chosen: Chosen;
}

/** The box by which one of several people is chosen. */
export function ChoiceBox({ of: { id, personName, personId }, among, chosen }: BoxProps): ReactNode {
  const t = useTexts({ zh, en });
  if (among < 2) return null;
  return (
    <Checkbox
      aria-label={t.choose(personName, personId)}
      checked={chosen.ids.includes(id)}
      onChange={({ target }) => {
        chosen.mark(id, target.checked);
      }}
    />
  );
}

interface Props<D extends string> {
  readonly batch: Pick<Batch<D>, 'people' | 'entryOf' | 'change'>;
  /** The decisions that take a reason. */
  readonly options: readonly [Option<D>, ...Option<D>[]];
  readonly chosen: Chosen;
}
interface Option<D extends string> {
  readonly value: D;
  readonly label: string;
}

/** One decision and one reason, written once, for all who are chosen; a reason that a row has for it already stays. */
export function SameForMany<D extends string>({ batch, options, chosen }: Props<D>): ReactNode {
  const t = useTexts({ zh, en });
  const [decision, setDecision] = useState<D | undefined>(options.length === 1 ? options[0].value : undefined);
  const [reason, setReason] = useState('');
  const all = batch.people.map(({ id }) => id);
  if (all.length < 2) return null;
  const here = all.filter((id) => chosen.ids.includes(id));
  const said = reason.trim();
  const apply = (): void => {
    if (decision === undefined) return;
    for (const id of here) {
      const own = batch.entryOf(id);
      const keeps = own.decision === decision && (own.reason ?? '').trim() !== '';
      batch.change(id, keeps ? {} : { decision, reason: said });
    }
    chosen.set([]);
  };
  return (
    <section className="card stack tight" aria-label={t.same}>
      <h3>{t.same}</h3>
      <p className="muted">{t.sameHelp}</p>
      <Checkbox
        checked={here.length === all.length}
        indeterminate={here.length > 0 && here.length < all.length}
        onChange={({ target }) => {
          chosen.set(target.checked ? all : []);
        }}
      >
        {t.chooseAll(here.length, all.length)}
      </Checkbox>
      {options.length === 1 ? null : (
        <Decision label={t.same} value={decision} options={options} onChange={setDecision} />
      )}
      <Reason label={t.reason} value={reason} onChange={setReason} />
      <Button
        style={{ justifySelf: 'start' }}
        disabled={here.length === 0 || decision === undefined || said === ''}
        onClick={apply}
      >
        {t.sameApply(here.length, options.find(({ value }) => value === decision)?.label ?? t.same)}
      </Button>
    </section>
  );
}
