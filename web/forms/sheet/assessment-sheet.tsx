import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { fetchSheet, type ScoreSheet } from '../../api/sheets.js';
import { useAnonymous } from '../../app/anonymity.js';
import { Answered } from '../../components/states.js';
import { sheet as en } from '../../i18n/en/cases/sheet.js';
import { sheet as zh } from '../../i18n/zh/cases/sheet.js';
import { useTexts } from '../../i18n/language.js';
import { useStored } from '../../i18n/use-stored.js';
import { Field } from '../field.js';
import { FinalCheck } from '../final-check.js';
import { FormFrame } from '../form-frame.js';
import type { TaskFormProps } from '../task-form.js';
import { useDraft } from '../use-draft.js';
import { useTaskAct } from '../use-task-act.js';
import { SheetItem } from './sheet-item.js';
import './sheet.css';

interface Filled {
  readonly scores: Readonly<Record<string, number>>;
  readonly comment: string;
}

/** 9.5.2, 9.5.6: a score sheet, item by item, made for a phone; that of the 360° review says that it is anonymous. */
export default function AssessmentSheet(props: TaskFormProps): ReactNode {
  const { id } = props.task;
  const sheet = useQuery({ queryKey: ['task', id, 'sheet'], queryFn: () => fetchSheet(id), staleTime: Infinity });
  return <Answered of={sheet}>{(found) => <Items {...props} sheet={found} />}</Answered>;
}

function Items({ task, cases, sheet }: TaskFormProps & { readonly sheet: ScoreSheet }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useStored();
  const anonymous = task.kind === 'review.sheet';
  useAnonymous(anonymous);
  const draft = useDraft<Filled>(task.id, 'sheet', () => ({ scores: {}, comment: '' }));
  const act = useTaskAct(task, draft.clear);
  const [tried, setTried] = useState(false);
  const [checking, setChecking] = useState(false);
  const { scores, comment } = draft.value;
  const within = anonymous ? 'sheet.' : '';
  const missing = sheet.items.filter(({ id }) => scores[id] === undefined);
  const submit = (): void => {
    setTried(true);
    if (missing.length > 0) {
      document.getElementById(`item-${missing[0]?.id ?? ''}`)?.scrollIntoView({ block: 'center' });
      return;
    }
    setChecking(true);
  };
  const send = (): void => {
    setChecking(false);
    const filled = { scores, ...(comment.trim() === '' ? {} : { comment }) };
    act.submit(anonymous ? { sheet: filled } : filled);
  };
  const lines = sheet.items.map(({ id, name }) => ({ name: say(name), said: String(scores[id] ?? '') }));
  const said = comment.trim() === '' ? [] : [{ name: t.comment, said: comment.trim() }];
  return (
    <FormFrame act={act} cases={cases} touched={draft.touched} onSubmit={submit} onDiscard={draft.clear}>
      {anonymous ? (
        <div className="notice">
          <h3>{t.anonymous}</h3>
          <p>{t.anonymousHelp}</p>
          {sheet.notices.map((notice) => (
            <p key={notice.en}>
              <strong>{say(notice)}</strong>
            </p>
          ))}
        </div>
      ) : null}
      <div>
        <h3>{say(sheet.title)}</h3>
        {task.subject === null ? null : <p>{t.aboutWhom(task.subject.name)}</p>}
        {sheet.design === 'own' ? <p className="muted">{t.own}</p> : null}
      </div>
      <ol className="sheet-items">
        {sheet.items.map((item) => (
          <SheetItem
            key={item.id}
            item={item}
            value={scores[item.id]}
            fault={
              act.faultAt(`${within}scores.${item.id}`) ??
              (tried && scores[item.id] === undefined ? t.missing : undefined)
            }
            onChange={(next) => {
              draft.set(({ scores: before, ...rest }) => ({ ...rest, scores: withScore(before, item.id, next) }));
            }}
          />
        ))}
      </ol>
      <Field
        label={t.comment}
        optional
        {...(anonymous ? { help: t.commentHelp } : {})}
        fault={act.faultAt(`${within}comment`)}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={2000}
            value={comment}
            onChange={({ target }) => {
              draft.set((before) => ({ ...before, comment: target.value }));
            }}
          />
        )}
      </Field>
      <Progress sheet={sheet} scores={scores} done={sheet.items.length - missing.length} />
      <FinalCheck
        parts={checking ? [{ title: say(sheet.title), lines: [...lines, ...said] }] : undefined}
        onBack={() => {
          setChecking(false);
        }}
        onSend={send}
      />
    </FormFrame>
  );
}

function withScore(scores: Filled['scores'], id: string, next: number | undefined): Readonly<Record<string, number>> {
  const others = Object.entries(scores).filter(([item]) => item !== id);
  return Object.fromEntries(next === undefined ? others : [...others, [id, next]]);
}

interface ProgressProps {
  readonly sheet: ScoreSheet;
  readonly scores: Filled['scores'];
  readonly done: number;
}

/** How far one is, and what it comes to; always in sight on a phone. */
function Progress({ sheet, scores, done }: ProgressProps): ReactNode {
  const t = useTexts({ zh, en });
  const all = sheet.items.length;
  const total = sheet.items.reduce((sum, { id, weight }) => sum + (scores[id] ?? 0) * weight, 0) / 100;
  return (
    <div className="sheet-progress">
      <progress max={all} value={done} aria-label={t.progress(done, all)} />
      <span>{t.progress(done, all)}</span>
      {done === all ? (
        <strong>
          {t.total} {total.toFixed(2)}
        </strong>
      ) : null}
    </div>
  );
}
