import { Button } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Task } from '../../api/types.js';
import { useMe } from '../../app/session.js';
import { useTaskSubject } from '../../components/cases/task-name.js';
import { PapersFold } from '../../components/cases/papers.js';
import { Due } from '../../components/due.js';
import { GenericFormContext, useGenericForm } from '../../forms/generic/context.js';
import type { Json, JsonSchema } from '../../forms/generic/json-schema.js';
import { ObjectFields } from '../../forms/generic/object-fields.js';
import { together as en } from '../../i18n/en/together.js';
import { together as zh } from '../../i18n/zh/together.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { READS_PAPERS } from './reads-papers.js';

interface RowProps {
  readonly row: Task;
  /** Where its form stands in what is sent: `rows.2.form`. */
  readonly path: string;
  readonly schema: JsonSchema;
  readonly value: Json;
  /** What stands against it. */
  readonly fault: string | undefined;
  readonly onChange: (next: unknown) => void;
  readonly onRemove: (() => void) | undefined;
}

/** One of several tasks: whom it is about, what was handed in, and its fields. */
export function TogetherRow({ row, path, schema, value, fault, onChange, onRemove }: RowProps): ReactNode {
  const around = useGenericForm();
  const isOwn = row.subject?.personId === useMe().personId;
  const context = useMemo(() => ({ ...around, isOwn }), [around, isOwn]);
  return (
    <li className="together-row">
      <div className="stack tight">
        <Head row={row} onRemove={onRemove} />
        {row.caseId !== null && READS_PAPERS.has(row.kind) ? <PapersFold caseId={row.caseId} /> : null}
        {fault === undefined ? null : (
          <p className="fault" role="alert">
            {fault}
          </p>
        )}
      </div>
      <div className="together-fields">
        <GenericFormContext value={context}>
          <ObjectFields path={path} schema={schema} value={value} onChange={onChange} />
        </GenericFormContext>
      </div>
    </li>
  );
}

function Head({ row, onRemove }: Pick<RowProps, 'row' | 'onRemove'>): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const name = useTaskSubject()(row) ?? say(row.title);
  return (
    <>
      <Link to={`/tasks/${encodeURIComponent(row.id)}`}>
        <strong>{name}</strong>
      </Link>
      {row.subject === null ? null : <span className="muted">{row.subject.personId}</span>}
      {row.dueOn === null ? null : (
        <span>
          <Due on={row.dueOn} />
        </span>
      )}
      {onRemove === undefined ? null : (
        <div>
          <Button size="small" type="text" aria-label={t.remove(name)} onClick={onRemove}>
            {t.removeShort}
          </Button>
        </div>
      )}
    </>
  );
}
