import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { ABILITIES, fetchDefense, type Ability, type Defense } from '../../api/defenses.js';
import { gradeOf } from '../../api/standards.js';
import type { TaskCase } from '../../api/tasks.js';
import { useMe } from '../../app/session.js';
import { CaseFacts } from '../../components/cases/case-facts.js';
import { PapersFold } from '../../components/cases/papers.js';
import { RatingStrip } from '../../components/cases/rating-strip.js';
import { Descriptor } from '../../components/cases/descriptor.js';
import { Answered } from '../../components/states.js';
import { defense as en } from '../../i18n/en/cases/defense.js';
import { task as taskEn } from '../../i18n/en/task.js';
import { task as taskZh } from '../../i18n/zh/task.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { defense as zh } from '../../i18n/zh/cases/defense.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { useTexts } from '../../i18n/language.js';
import { Field } from '../field.js';
import { FinalCheck, type FinalPart } from '../final-check.js';
import { FormFrame } from '../form-frame.js';
import { NumberBox } from '../number-box.js';
import type { TaskFormProps } from '../task-form.js';
import { useDraft } from '../use-draft.js';
import { useTaskAct } from '../use-task-act.js';
import { Colon } from '../../components/colon.js';
import './score-sheets.css';

interface Sheet {
  readonly scores: Readonly<Partial<Record<Ability, number>>>;
  readonly comment?: string;
}
const EMPTY: Sheet = { scores: {} };
const missing = ({ scores }: Sheet): number => ABILITIES.filter((ability) => scores[ability] === undefined).length;

/** Some of the sheets, as they are handed in. */
interface Handed {
  readonly sheets: readonly (Sheet & { readonly caseId: string })[];
}

/** A sheet as it is handed in; a blank comment is none. */
const sheetToSend = (caseId: string, { scores, comment }: Sheet): Handed['sheets'][number] => ({
  caseId,
  scores,
  ...(comment?.trim() ? { comment: comment.trim() } : {}),
});

/** What the scorer is shown of it before it is final. */
function linesOf(
  { scores, comment }: Sheet,
  abilities: Readonly<Record<Ability, string>>,
  commentName: string,
): FinalPart['lines'] {
  const given = ABILITIES.map((ability) => ({ name: abilities[ability], said: String(scores[ability] ?? '') }));
  return comment?.trim() ? [...given, { name: commentName, said: comment.trim() }] : given;
}

/** 8.5.4, I-31: a scorer's sheets, the target level's descriptors beside each score; kept as a draft until handed in. */
export default function ScoreSheetsForm({ task, cases }: TaskFormProps): ReactNode {
  const t = useTexts({ zh, en });
  const me = useMe();
  const sessionId = task.sessionId ?? '';
  const session = useQuery({ queryKey: ['defense', sessionId], queryFn: () => fetchDefense(sessionId) });
  const draft = useDraft<Readonly<Record<string, Sheet>>>(task.id, 'sheets', () => ({}));
  const act = useTaskAct(task, (form) => {
    const sent = new Set((form as Handed).sheets.map(({ caseId }) => caseId));
    const left = Object.entries(draft.value).filter(([id]) => !sent.has(id));
    // What was not sent stays, as the page says.
    if (left.length === 0) draft.clear();
    else draft.set(Object.fromEntries(left));
  });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const [checking, setChecking] = useState(false);
  const sheetOf = (caseId: string): Sheet => draft.value[caseId] ?? EMPTY;
  return (
    <Answered of={session}>
      {(found) => {
        const { seats } = found;
        const mine = seats.filter((seat) => seat.scorerId === me.personId && !seat.submitted);
        const candidates = cases.filter(({ id }) => mine.some((seat) => seat.caseId === id));
        const ready = candidates.filter(({ id }) => missing(sheetOf(id)) === 0);
        if (candidates.length === 0) return <p>{t.noSeats}</p>;
        return (
          <FormFrame
            act={act}
            cases={cases}
            touched={draft.touched}
            sticky
            disabled={ready.length === 0}
            submitLabel={t.submit(ready.length)}
            state={t.locked}
            onDiscard={draft.clear}
            onSubmit={() => {
              setChecking(true);
            }}
          >
            <FinalCheck
              parts={
                checking
                  ? ready.map(({ id, personName, personId }) => ({
                      title: `${personName} ${personId}`,
                      lines: linesOf(sheetOf(id), w.abilities, t.comment),
                    }))
                  : undefined
              }
              onBack={() => {
                setChecking(false);
              }}
              onSend={() => {
                setChecking(false);
                act.submit({ sheets: ready.map(({ id }) => sheetToSend(id, sheetOf(id))) } satisfies Handed);
              }}
            />
            <p>{t.lead(candidates.length)}</p>
            {found.time === null ? null : (
              <p>
                {t.time}
                <Colon />
                {found.time}
              </p>
            )}
            {found.room === null ? null : (
              <p>
                {t.room}
                <Colon />
                {found.room}
              </p>
            )}
            {candidates.map((one) => (
              <SheetFields
                key={one.id}
                of={one}
                session={found}
                value={sheetOf(one.id)}
                fault={act.faultOf(one.id)}
                onChange={(change) => {
                  draft.set((before) => ({ ...before, [one.id]: change(before[one.id] ?? EMPTY) }));
                }}
              />
            ))}
          </FormFrame>
        );
      }}
    </Answered>
  );
}

interface SheetProps {
  readonly of: TaskCase;
  readonly session: Defense;
  readonly value: Sheet;
  readonly fault: string | undefined;
  /** One field at a time: what stands in the others by then stays. */
  readonly onChange: (change: (before: Sheet) => Sheet) => void;
}

function SheetFields({ of: one, session, value, fault, onChange }: SheetProps): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const facts = useTexts({ zh: taskZh, en: taskEn });
  const left = missing(value);
  const aim = session.aims[one.id] ?? null;
  const grade = gradeOf(aim);
  const scores = Object.values(value.scores);
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
  return (
    <fieldset className="sheet">
      <legend>
        {one.personName} <span className="muted">{one.personId}</span>{' '}
        <span className={left === 0 ? 'chip good' : 'chip'}>{left === 0 ? t.complete : t.incomplete(left)}</span>
        {scores.length === 0 ? null : (
          <span className="chip">
            {t.mean} {mean.toFixed(2)}
          </span>
        )}
      </legend>
      <p className="muted">
        {t.target}
        <Colon />
        {aim === null ? '—' : w.levels[aim]}
      </p>
      {one.evaluation === null ? null : (
        <div className="sheet-facts">
          <RatingStrip ratings={'ratings' in one.evaluation.request ? one.evaluation.request.ratings : []} />
          <details>
            <summary>
              {facts.facts} <span className="visually-hidden">{one.personName}</span>
            </summary>
            <CaseFacts of={one} />
          </details>
          <PapersFold caseId={one.id} />
        </div>
      )}
      {ABILITIES.map((ability) => {
        const standard = session.standards.items.find((each) => each.ability === ability);
        return (
          <div className="score" key={ability}>
            <div>
              <strong>{w.abilities[ability]}</strong>
              {standard === undefined || grade === undefined ? null : (
                <p className="muted">
                  <Descriptor of={standard.grades[grade]} />
                </p>
              )}
            </div>
            <NumberBox
              control={{ id: `score-${one.id}-${ability}` }}
              label={t.scoreOf(w.abilities[ability], one.personName)}
              min={0}
              max={100}
              value={value.scores[ability]}
              onChange={(next) => {
                onChange((before) => {
                  const others = Object.fromEntries(Object.entries(before.scores).filter(([name]) => name !== ability));
                  return { ...before, scores: next === undefined ? others : { ...others, [ability]: next } };
                });
              }}
            />
          </div>
        );
      })}
      <Field label={t.comment} optional fault={fault}>
        {(control) => (
          <Input.TextArea
            {...control}
            maxLength={2000}
            autoSize={{ minRows: 1, maxRows: 8 }}
            value={value.comment ?? ''}
            onChange={(event) => {
              const { value: comment } = event.target;
              onChange((before) => ({ ...before, comment }));
            }}
          />
        )}
      </Field>
    </fieldset>
  );
}
